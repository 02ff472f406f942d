using System.Runtime.InteropServices;
using System.Text.Json;

namespace Crm.Platform.Http;

/// <summary>Finds texts that hold half a surrogate pair: JSON can write them by escapes, no text can hold them, and the parser minds only when they are read.</summary>
internal static class HalfCharacters
{
    public const string Explanation = "This text is not valid Unicode: it holds half a surrogate pair.";

    /// <summary>The path of the first such text, or null; documents without such escapes are not walked.</summary>
    public static string? Find(JsonElement root)
    {
        var raw = JsonMarshal.GetRawUtf8Value(root);
        return raw.IndexOf("\\ud"u8) >= 0 || raw.IndexOf("\\uD"u8) >= 0 ? Walk(root, "") : null;
    }

    private static string? Walk(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.String => IsWhole(element) ? null : path,
        JsonValueKind.Array => element.EnumerateArray().Select((item, at) => Walk(item, $"{path}[{at}]")).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => element.EnumerateObject().Select(member => OfMember(member, path)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string? OfMember(JsonProperty member, string path)
    {
        try
        {
            return Walk(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
        }
        catch (InvalidOperationException)
        {
            return path;
        }
    }

    private static bool IsWhole(JsonElement text)
    {
        try
        {
            text.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
