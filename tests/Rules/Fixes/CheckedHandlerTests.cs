using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Tests.Fixes.EditTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class CheckedHandlerTests
{
    private static Task Handlers(string before, string after) => Verify(EditKind.CheckFirst, "", "await Task.Delay({0});\nif ({0} == 0)\n{\n    return;\n}", Program(before), Program(after));

    private static string Program(string handler) => $$"""
        class Events
        {
            public Func<int, Task> OnRun { get; set; } = _ => Task.CompletedTask;

            static Task Later(int x) => Task.CompletedTask;

            static void Main()
            {
                var events = new Events();
                {{handler}}
            }
        }
        """;

    [Theory]
    [InlineData(
        "events.OnRun = [|Later|]; // soon",
        "events.OnRun = async context =>\n        {\n            await Task.Delay(context);\n            if (context == 0)\n            {\n                return;\n            }\n            await Later(context);\n        }; // soon")]
    [InlineData(
        "events.OnRun = [|x => Later(x)|];",
        "events.OnRun = async x =>\n        {\n            await Task.Delay(x);\n            if (x == 0)\n            {\n                return;\n            }\n            await Later(x);\n        };")]
    [InlineData(
        "events.OnRun = [|async x => await Later(x)|];",
        "events.OnRun = async x =>\n        {\n            await Task.Delay(x);\n            if (x == 0)\n            {\n                return;\n            }\n            await Later(x);\n        };")]
    public Task A_handler_does_something_else_first(string before, string after) => Handlers(before, after);
}
