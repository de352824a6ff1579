namespace CookieSecurity.Benchmarks.Generation;

/// <summary>A web application of a wanted size, the same at every run: most files write no cookie, one line in ten thousand does.</summary>
internal static class GeneratedProgram
{
    public const int UsualLinesPerCookie = 10_000;

    private const string Header = """
        // Copyright (c) Generated Trading Ltd. All rights reserved.
        // Licensed to our customers under the agreement in the root folder of this repository.


        """;

    public static IReadOnlyList<GeneratedFile> OfLines(int lines, int linesPerCookie = UsualLinesPerCookie)
    {
        List<GeneratedFile> files = [.. SharedFiles.All];
        var written = files.Sum(file => file.Lines);
        var cookies = 0;
        for (var index = 0; written < lines; index++)
        {
            var cookie = written >= cookies * linesPerCookie ? CookieShape.All[cookies++ % CookieShape.All.Count] : null;
            var feature = Feature.Number(index);
            var start = files.Count;
            GeneratedFile[] own = [.. ModelFiles.Of(feature), .. ServiceFiles.Of(feature), ReportFiles.Of(feature), .. WebFiles.Of(feature, cookie)];
            files.AddRange(own.Select(WithHeader));
            written += files.Skip(start).Sum(file => file.Lines);
        }

        return files;
    }

    /// <summary>An application of so many views and of little else: what they show, and nothing that works with it.</summary>
    public static (IReadOnlyList<GeneratedFile> Code, IReadOnlyList<GeneratedFile> Views) OfViews(int count)
    {
        var features = Enumerable.Range(0, count / ViewFiles.OfEachFeature).Select(Feature.Number).ToArray();
        return ([.. SharedFiles.All, .. features.SelectMany(ModelFiles.Of).Select(WithHeader)], [.. ViewFiles.Shared, .. features.SelectMany(ViewFiles.Of)]);
    }

    private static GeneratedFile WithHeader(GeneratedFile file) => file with { Text = Header + file.Text };
}
