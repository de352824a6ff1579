using static CookieSecurity.Benchmarks.Generation.Templates;

namespace CookieSecurity.Benchmarks.Generation;

/// <summary>Entities, what travels over the wire, and what checks it.</summary>
internal static class ModelFiles
{
    public static IEnumerable<GeneratedFile> Of(Feature feature) =>
    [
        new(feature.Name + "/" + feature.Name + ".cs", Entity(feature)),
        new(feature.Name + "/" + feature.Name + "Messages.cs", Messages(feature)),
        new(feature.Name + "/" + feature.Name + "Validator.cs", Validator(feature)),
    ];

    private static string Entity(Feature feature) => $$"""
        namespace {{feature.Namespace}};

        /// <summary>
        /// One {{feature.Name}} as it is stored.
        /// </summary>
        public sealed class {{feature.Name}} : IEntity
        {
            /// <summary>The key.</summary>
            public int Id { get; set; }

        {{feature.Properties.Lines(property => $$"""
            {{Documented("Gets or sets the " + property.Name + " of the " + feature.Name + ".")}}
                public {{property.Type}} {{property.Name}} { get; set; }{{property.Initializer}}

            """)}}
        {{Documented("Makes a copy that can be changed without harm.")}}
            public {{feature.Name}} Copy()
            {
                return new {{feature.Name}}
                {
                    Id = Id,
        {{feature.Properties.Lines(property => $$"""
                        {{property.Name}} = {{property.Name}},
            """)}}
                };
            }

            public override string ToString() => $"{{feature.Name}} {Id}: {Name}, {Total:0.00}";
        }
        """;

    private static string Messages(Feature feature) => $$"""
        using System.ComponentModel.DataAnnotations;

        namespace {{feature.Namespace}};

        public sealed record {{feature.Name}}Response(
            int Id,
        {{feature.Properties.Lines(property => $$"""
                {{property.Type}} {{property.Name}},
            """)}}
            string Link)
        {
            public static {{feature.Name}}Response From({{feature.Name}} entity) => new(
                entity.Id,
        {{feature.Properties.Lines(property => $$"""
                    entity.{{property.Name}},
            """)}}
                "/{{feature.Name}}/" + entity.Id);
        }

        public sealed class {{feature.Name}}Request
        {
        {{feature.Properties.Lines(property => $$"""
            {{Documented("Gets or sets the " + property.Name + " as it was entered.")}}
                [Display(Name = "{{property.Name}}")]
                public {{property.Type}} {{property.Name}} { get; set; }{{property.Initializer}}

            """)}}
            public {{feature.Name}} ApplyTo({{feature.Name}} entity)
            {
        {{feature.Properties.Lines(property => $$"""
                    entity.{{property.Name}} = {{property.Name}};
            """)}}
                return entity;
            }
        }
        """;

    private static string Validator(Feature feature) => $$"""
        namespace {{feature.Namespace}};

        public sealed class {{feature.Name}}Validator(TimeProvider clock)
        {
        {{Documented("Finds what is wrong with a request.", "request")}}
            public IReadOnlyDictionary<string, string[]> Validate({{feature.Name}}Request request)
            {
                ArgumentNullException.ThrowIfNull(request);
                var errors = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        {{feature.Of("string").Lines(property => $$"""
                    // {{property.Name}} is asked for on every form, so nobody leaves it out by intention.
                    if (string.IsNullOrWhiteSpace(request.{{property.Name}}))
                    {
                        Add(errors, nameof(request.{{property.Name}}), "Please enter {{property.Name}}.");
                    }
                    else if (request.{{property.Name}}.Trim().Length > 200)
                    {
                        Add(errors, nameof(request.{{property.Name}}), string.Format("{0} is longer than {1} characters.", "{{property.Name}}", 200));
                    }

            """)}}
        {{feature.Of("decimal").Lines(property => $$"""
                    if (request.{{property.Name}} < 0m || decimal.Round(request.{{property.Name}}, 2) != request.{{property.Name}})
                    {
                        Add(errors, nameof(request.{{property.Name}}), $"{{property.Name}} {request.{{property.Name}}} is no amount of money.");
                    }

            """)}}
        {{feature.Of("DateTimeOffset").Lines(property => $$"""
                    if (request.{{property.Name}} > clock.GetUtcNow().AddYears(10))
                    {
                        Add(errors, nameof(request.{{property.Name}}), "{{property.Name}} lies too far ahead.");
                    }

            """)}}
                return errors.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
            }

        {{Documented("Notes one more complaint.", "errors", "key", "message")}}
            private static void Add(Dictionary<string, List<string>> errors, string key, string message)
            {
                if (!errors.TryGetValue(key, out var messages))
                {
                    errors[key] = messages = new List<string>();
                }

                messages.Add(message);
            }
        }
        """;
}
