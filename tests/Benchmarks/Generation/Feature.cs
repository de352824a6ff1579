namespace CookieSecurity.Benchmarks.Generation;

/// <summary>A part of the generated application: an entity with the store, service, controller, endpoints and reports that belong to it.</summary>
/// <param name="Name">The entity's name.</param>
/// <param name="Properties">The entity's properties, beside its key.</param>
internal sealed record Feature(string Name, IReadOnlyList<Property> Properties)
{
    private static readonly string[] Owners =
        ["Customer", "Supplier", "Warehouse", "Sales", "Stock", "Branch", "Project", "Service", "Partner", "Export", "Transport", "Member"];

    private static readonly string[] Things =
        ["Order", "Invoice", "Contract", "Address", "Payment", "Reminder", "Delivery", "Return", "Offer", "Rating", "Document", "Appointment"];

    private static readonly string[] Adjectives =
        ["Internal", "External", "Planned", "Total", "Preferred", "Last", "First", "Open", "Confirmed", "Legal", "Previous", "Default"];

    private static readonly (string Noun, string Type)[] Nouns =
    [
        ("Title", "string"), ("Note", "string?"), ("Quantity", "int"), ("Amount", "decimal"), ("Discount", "decimal?"), ("DueDate", "DateTimeOffset"),
        ("Approval", "bool"), ("Reference", "Guid"), ("Labels", "List<string>"), ("Rank", "int?"), ("Period", "TimeSpan"), ("Code", "string"),
    ];

    public string Namespace => "Generated." + Name + "s";

    public IEnumerable<Property> Of(string type) => Properties.Where(property => property.Type == type);

    /// <summary>The same index always gives the same feature.</summary>
    public static Feature Number(int index)
    {
        var random = new Random(index);
        var round = index / (Owners.Length * Things.Length);
        var name = Owners[index % Owners.Length] + Things[index / Owners.Length % Things.Length] + (round == 0 ? "" : round + 1);
        var properties = Adjectives
            .SelectMany(_ => Nouns, (adjective, noun) => new Property(adjective + noun.Noun, noun.Type))
            .ToArray();
        random.Shuffle(properties);
        return new Feature(name, [new("Name", "string"), new("Total", "decimal"), new("CreatedAt", "DateTimeOffset"), .. properties.Take(random.Next(8, 16))]);
    }
}

/// <summary>A property of a generated entity.</summary>
internal sealed record Property(string Name, string Type)
{
    public string Parameter => char.ToLowerInvariant(Name[0]) + Name[1..];

    public string Initializer => Type switch
    {
        "string" => " = \"\";",
        "List<string>" => " = [];",
        _ => "",
    };
}
