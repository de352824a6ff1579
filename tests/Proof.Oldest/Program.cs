using System.Reflection;

// Runs every fact in this assembly; the test runner's own host cannot be started on a runtime that is not installed.
var facts =
    from type in typeof(Program).Assembly.GetTypes()
    from method in type.GetMethods()
    where method.GetCustomAttribute<FactAttribute>() is not null
    from arguments in ArgumentsOf(method)
    select (Type: type, Method: method, Arguments: arguments);

var (held, failed) = (0, 0);
foreach (var (type, method, arguments) in facts)
{
    try
    {
        if (method.Invoke(Activator.CreateInstance(type), BindingFlags.DoNotWrapExceptions, null, arguments, null) is Task task)
        {
            await task;
        }

        held++;
    }
    catch (Exception failure)
    {
        failed++;
        Console.WriteLine($"{type.Name}.{method.Name}({string.Join(", ", arguments)}): {failure.Message}");
    }
}

Console.WriteLine($"ASP.NET Core {typeof(WebApplication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]}: {held} held, {failed} failed");
return failed == 0 ? 0 : 1;

static IEnumerable<object[]> ArgumentsOf(MethodInfo method) =>
    method.GetCustomAttribute<TheoryAttribute>() is null
        ? [[]]
        : method.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(method));
