using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Loops over an array that is made on the spot: it is known whether the first round takes place, and where rounds are few how many do.</content>
internal sealed partial class Evaluator
{
    /// <summary>Each round is a path of its own: only so many are counted.</summary>
    private const int MostRounds = 4;

    private Value MakeArray(IArrayCreationOperation creation)
    {
        var length = creation.DimensionSizes.Length == 1 && Evaluate(creation.DimensionSizes[0]).Single is ConstantAtom { Value: int size } ? size : (int?)null;
        GiveUp(creation);
        return length is null ? Value.Unknown : Value.Of(new SequenceAtom(length));
    }

    /// <summary>What <c>foreach</c> asks of an array; null for all other calls.</summary>
    private Value? Enumerate(IInvocationOperation invocation, Value instance)
    {
        if (instance.Single is not SequenceAtom { Left: var left })
        {
            return null;
        }

        switch (invocation.TargetMethod.Name)
        {
            case "GetEnumerator":
                return instance;
            case "MoveNext" when invocation.Instance is IFlowCaptureReferenceOperation enumerator:
                var rest = left is > 0 and <= MostRounds ? left - 1 : null;
                State = State.Assign(Place.Of(code.Graph, enumerator.Id), Value.Of(new SequenceAtom(rest)));
                return left is { } count ? Value.Of(Atom.Of(count > 0)) : Value.Unknown;
            default:
                return null;
        }
    }
}
