using static CookieSecurity.Benchmarks.Generation.Templates;

namespace CookieSecurity.Benchmarks.Generation;

/// <summary>String building: many calls of a method that is named like the one which writes a cookie.</summary>
internal static class ReportFiles
{
    public static GeneratedFile Of(Feature feature) => new(feature.Name + "/" + feature.Name + "Reports.cs", Reports(feature));

    private static string Reports(Feature feature) => $$"""
        using System.Globalization;
        using System.Net;
        using System.Text;

        namespace {{feature.Namespace}};

        public static class {{feature.Name}}Reports
        {
        {{Documented("One line each, for a spreadsheet.", "entities")}}
            public static string ToCsv(IEnumerable<{{feature.Name}}> entities)
            {
                var text = new StringBuilder();
        {{feature.Properties.Lines(property => $$"""
                    text.Append("{{property.Name}};");
            """)}}
                text.AppendLine();
                foreach (var entity in entities)
                {
        {{feature.Properties.Lines(property => $$"""
                        text.Append({{Printed(property)}}).Append(';');
            """)}}
                    text.AppendLine();
                }

                return text.ToString();
            }

        {{Documented("A table of everything that is known.", "entity")}}
            public static string ToHtml({{feature.Name}} entity)
            {
                var text = new StringBuilder("<table>", capacity: 1024);
        {{feature.Properties.Lines(property => $$"""

                    // {{property.Name}}
                    text.Append("<tr><th>{{property.Name}}</th><td>");
                    text.Append(WebUtility.HtmlEncode({{Printed(property)}}));
                    text.AppendLine("</td></tr>");
            """)}}
                return text.Append("</table>").ToString();
            }
        }
        """;

    private static string Printed(Property property) => property.Type switch
    {
        "string" or "string?" => "entity." + property.Name,
        "List<string>" => "string.Join(\",\", entity." + property.Name + ")",
        _ => "Convert.ToString(entity." + property.Name + ", CultureInfo.InvariantCulture)",
    };
}
