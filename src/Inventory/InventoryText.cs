using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace CookieSecurity.Inventory;

/// <summary>The list as people and as programs read it.</summary>
internal static class InventoryText
{
    public static string Markdown(string project, IReadOnlyList<InventoryRow> rows)
    {
        var text = new StringBuilder();
        text.Append("# Cookies of ").Append(project).Append("\n\n");
        if (rows.Count == 0)
        {
            return text.Append("No cookie was found.\n").ToString();
        }

        text.Append("What is not known from the code says so; `*` stands for a part of a name that is not.\n\n");
        Line(InventoryRow.Columns);
        Line(InventoryRow.Columns.Select(static _ => "---"));
        foreach (var row in rows)
        {
            Line(row.Cells.Select(static (cell, column) => column == 0 && cell != "unknown" ? "`" + cell + "`" : cell.Replace("|", "\\|")));
        }

        return text.ToString();

        void Line(IEnumerable<string> cells) => text.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n");
    }

    public static string Json(string project, IReadOnlyList<InventoryRow> rows)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("project", project);
            json.WriteStartArray("cookies");
            foreach (var row in rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()).Replace("\r\n", "\n") + "\n";
    }

    private static void Write(Utf8JsonWriter json, InventoryRow row)
    {
        json.WriteStartObject();
        json.WriteString("name", row.Name);
        json.WriteString("writtenBy", row.Writer);
        json.WriteString("secure", row.Secure);
        json.WriteString("httpOnly", row.HttpOnly);
        json.WriteString("sameSite", row.SameSite);
        json.WriteString("lifetime", row.Lifetime);
        json.WriteString("path", row.Path);
        json.WriteString("domain", row.Domain);
        json.WriteStartArray("where");
        foreach (var where in row.Where)
        {
            json.WriteStringValue(where);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
