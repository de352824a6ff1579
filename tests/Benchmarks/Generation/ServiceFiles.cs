using static CookieSecurity.Benchmarks.Generation.Templates;

namespace CookieSecurity.Benchmarks.Generation;

/// <summary>Queries and the work on entities: LINQ, loops, logging.</summary>
internal static class ServiceFiles
{
    public static IEnumerable<GeneratedFile> Of(Feature feature) =>
    [
        new(feature.Name + "/" + feature.Name + "Store.cs", Store(feature)),
        new(feature.Name + "/" + feature.Name + "Service.cs", Service(feature)),
    ];

    private static string Store(Feature feature) => $$"""
        namespace {{feature.Namespace}};

        public sealed class {{feature.Name}}Store(Database database)
        {
            private IQueryable<{{feature.Name}}> All => database.Set<{{feature.Name}}>();

        {{Documented("Looks one up by its key.", "id", "cancellation")}}
            public Task<{{feature.Name}}?> FindAsync(int id, CancellationToken cancellation) =>
                All.Where(entity => entity.Id == id).FirstOrNothingAsync(cancellation);

        {{Documented("Stores a new one and returns its key.", "entity", "cancellation")}}
            public async Task<int> AddAsync({{feature.Name}} entity, CancellationToken cancellation)
            {
                database.Add(entity);
                await database.SaveAsync(cancellation).ConfigureAwait(false);
                return entity.Id;
            }

        {{Documented("Removes one for good.", "entity", "cancellation")}}
            public Task RemoveAsync({{feature.Name}} entity, CancellationToken cancellation)
            {
                database.Remove(entity);
                return database.SaveAsync(cancellation);
            }

        {{feature.Properties.Where(property => property.Type != "List<string>").Lines(property => $$"""
            {{Documented("Looks up a page of those with this " + property.Name + ", the newest first.", property.Parameter, "page", "cancellation")}}
                public Task<List<{{feature.Name}}>> By{{property.Name}}Async(
                    {{property.Type}} {{property.Parameter}},
                    int page,
                    CancellationToken cancellation)
                {
                    var found = All
                        .Where(entity => entity.{{property.Name}} == {{property.Parameter}})
                        .OrderByDescending(entity => entity.CreatedAt)
                        .ThenBy(entity => entity.Id)
                        .Skip(page * 50)
                        .Take(50);
                    return found.ToListAsync(cancellation);
                }

            """)}}
        }
        """;

    private static string Service(Feature feature) => $$"""
        using System.Globalization;
        using System.Text;

        namespace {{feature.Namespace}};

        public sealed class {{feature.Name}}Service({{feature.Name}}Store store, {{feature.Name}}Validator validator, ILogger<{{feature.Name}}Service> logger)
        {
        {{Documented("Gets what is shown of one.", "id", "cancellation")}}
            public async Task<{{feature.Name}}Response?> GetAsync(int id, CancellationToken cancellation)
            {
                var entity = await store.FindAsync(id, cancellation).ConfigureAwait(false);
                if (entity is null)
                {
                    logger.LogInformation("{Entity} {Id} was asked for and is not there", nameof({{feature.Name}}), id);
                    return null;
                }

                return {{feature.Name}}Response.From(entity);
            }

        {{Documented("Checks a request and stores what it asks for.", "request", "cancellation")}}
            public async Task<(int Id, IReadOnlyDictionary<string, string[]> Errors)> CreateAsync(
                {{feature.Name}}Request request,
                CancellationToken cancellation)
            {
                var errors = validator.Validate(request);
                if (errors.Count > 0)
                {
                    logger.LogWarning("Refused: {Fields}", string.Join(", ", errors.Keys.OrderBy(key => key, StringComparer.Ordinal)));
                    return (0, errors);
                }

                try
                {
                    var id = await store.AddAsync(request.ApplyTo(new {{feature.Name}}()), cancellation).ConfigureAwait(false);
                    return (id, errors);
                }
                catch (InvalidOperationException exception)
                {
                    logger.LogError(exception, "Could not store {Name}", request.Name);
                    throw;
                }
            }

        {{feature.Of("decimal").Lines(property => $$"""
            {{Documented("Sums up " + property.Name + " year by year.", "entities")}}
                public IReadOnlyList<(int Year, decimal Sum, decimal Highest)> {{property.Name}}ByYear(IEnumerable<{{feature.Name}}> entities)
                {
                    var years = new List<(int Year, decimal Sum, decimal Highest)>();
                    foreach (var year in entities.Where(entity => entity.{{property.Name}} > 0m).GroupBy(entity => entity.CreatedAt.Year))
                    {
                        var sum = 0m;
                        var highest = decimal.MinValue;
                        foreach (var entity in year)
                        {
                            sum += entity.{{property.Name}};
                            if (entity.{{property.Name}} > highest)
                            {
                                highest = entity.{{property.Name}};
                            }
                        }

                        years.Add((year.Key, sum, highest));
                    }

                    return years;
                }

            """)}}
        {{feature.Of("string").Lines(property => $$"""
            {{Documented("Shortens " + property.Name + " to what fits into a column.", "entity", "width")}}
                public string Describe{{property.Name}}({{feature.Name}} entity, int width)
                {
                    var text = new StringBuilder(width);
                    foreach (var word in entity.{{property.Name}}.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    {
                        if (text.Length + word.Length + 1 > width)
                        {
                            text.Append('…');
                            break;
                        }

                        text.Append(text.Length == 0 ? "" : " ").Append(word.ToUpper(CultureInfo.InvariantCulture));
                    }

                    logger.LogDebug("{{property.Name}} of {Id}: {Length} of {Width}", entity.Id, text.Length, width);
                    return text.ToString();
                }

            """)}}
        {{feature.Of("int").Lines(property => $$"""
            {{Documented("Counts " + property.Name + " by initial.", "entities")}}
                public Dictionary<string, int> Count{{property.Name}}(IReadOnlyCollection<{{feature.Name}}> entities)
                {
                    var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
                    foreach (var entity in entities)
                    {
                        var key = entity.Name.Length > 0 ? entity.Name.Substring(0, 1) : "-";
                        counts.TryGetValue(key, out var count);
                        counts[key] = Math.Max(0, checked(count + entity.{{property.Name}}));
                    }

                    return counts;
                }

            """)}}
        }
        """;
}
