using System.Text.RegularExpressions;
using Crm.Platform.Files;

namespace Crm.Activities.Mail.Inbound;

/// <summary>Pictures that stand in the text of a mail: the page names them by the ids of their parts (RFC 2392), and here by those of their files.</summary>
internal static partial class InlinePictures
{
    /// <summary>Together no more than this goes into a page.</summary>
    public const long MostBytes = 8 * 1024 * 1024;

    /// <summary>Names the kept files in the place of the parts; a part that is not there stays unnamed.</summary>
    public static string? Link(string? html, IReadOnlyDictionary<string, Guid> files) => html is null || files.Count == 0 ? html
        : Part().Replace(html, m => files.TryGetValue(Uri.UnescapeDataString(m.Groups["id"].Value), out var file) ? $"crm-file:{file}" : m.Value);

    /// <summary>The files that a page shows.</summary>
    public static IReadOnlyList<Guid> In(string html) => [.. File().Matches(html).Select(m => Guid.Parse(m.Groups["id"].Value)).Distinct()];

    /// <summary>Puts pictures into the page itself, so that it asks for nothing from anywhere; what is not among them leaves a gap.</summary>
    public static string Show(string html, IReadOnlyDictionary<Guid, KeptPicture> pictures) => File().Replace(html, m =>
        pictures.TryGetValue(Guid.Parse(m.Groups["id"].Value), out var picture) ? $"data:{picture.ContentType};base64,{Convert.ToBase64String(picture.Content)}" : "data:,");

    [GeneratedRegex("cid:(?<id>[^\"'\\s<>)]{1,300})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Part();

    [GeneratedRegex("crm-file:(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex File();
}
