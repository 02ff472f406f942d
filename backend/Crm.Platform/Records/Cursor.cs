using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Crm.Kernel;

namespace Crm.Platform.Records;

/// <summary>Where a page ended: the sort, the last row's key and its id. Opaque to callers.</summary>
public sealed record Cursor(string Sort, string Key, Guid Id)
{
    public string Encode() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Reads a cursor and checks that it belongs to this sort.</summary>
    public static Cursor? Decode(string? text, string sort)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            if (JsonSerializer.Deserialize<Cursor>(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text))) is { Key: not null } cursor && cursor.Sort == sort)
            {
                return cursor;
            }
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Answered below: the caller made it up, or shortened it.
        }

        throw new InvalidInputException("cursor", "This cursor belongs to another list or sort. Start again without a cursor.");
    }
}
