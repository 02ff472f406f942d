namespace Crm.Activities.Mail.Mime;

/// <summary>A message or a part of one: its head, its type, and its body as it came.</summary>
internal sealed class MimePart
{
    private MimePart(MimeHeaders headers, MimeParameters type, ReadOnlyMemory<byte> body)
    {
        Headers = headers;
        Type = type;
        Body = body;
        Disposition = MimeParameters.Read(headers["Content-Disposition"]);
    }

    public MimeHeaders Headers { get; }

    public MimeParameters Type { get; }

    public MimeParameters Disposition { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public string MediaType => Type.Value;

    public bool IsMultipart => MediaType.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>The name it was given, in the one place or the other.</summary>
    public string? FileName =>
        Disposition["filename"] is { Length: > 0 } name ? name
        : Type["name"] is { Length: > 0 } other ? other
        : Type["filename"] is { Length: > 0 } third ? third
        : Headers["Content-Location"] is { Length: > 0 and < 200 } place && !place.Contains(':', StringComparison.Ordinal) ? EncodedWords.Decode(place) : null;

    public ReadOnlyMemory<byte> Content => TransferEncoding.Decode(Body, Headers["Content-Transfer-Encoding"]);

    public static MimePart Read(ReadOnlyMemory<byte> bytes, string defaultType, MimeLimits limits)
    {
        var (headers, body) = MimeHeaders.Read(bytes.Span, limits.MaxHead);
        var type = MimeParameters.Read(headers["Content-Type"]);
        return new MimePart(headers, type.Value.Contains('/', StringComparison.Ordinal) ? type : MimeParameters.Read(defaultType), bytes[body..]);
    }

    /// <summary>The parts of a multipart (RFC 2046, 5.1): a boundary is a whole line. Without an end mark the last one goes to the end.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Parts()
    {
        // Blanks at its end belong to no boundary, but programs write them.
        var boundary = System.Text.Encoding.UTF8.GetBytes("--" + (Type["boundary"] ?? "").TrimEnd());
        var (at, start) = (0, -1);
        while (boundary.Length > 2 && at < Body.Length)
        {
            var (stop, next) = MimeHeaders.Line(Body.Span, at);
            if (Mark(Body.Span[at..stop], boundary) is { } isEnd)
            {
                if (start >= 0)
                {
                    yield return Body[start..BeforeLineEnd(start, at)];
                }

                start = isEnd ? -1 : next;
                if (isEnd)
                {
                    yield break;
                }
            }

            at = next;
        }

        if (start >= 0 && start < Body.Length)
        {
            yield return Body[start..];
        }
    }

    /// <summary>Whether the line is the boundary, and then whether it is the last one.</summary>
    private static bool? Mark(ReadOnlySpan<byte> line, ReadOnlySpan<byte> boundary)
    {
        if (!line.StartsWith(boundary))
        {
            return null;
        }

        var rest = line[boundary.Length..].TrimEnd(" \t"u8);
        return rest.IsEmpty ? false : rest.SequenceEqual("--"u8) ? true : null;
    }

    // The line end before a boundary belongs to the boundary.
    private int BeforeLineEnd(int start, int at)
    {
        var end = at > start && Body.Span[at - 1] == '\n' ? at - 1 : at;
        return end > start && Body.Span[end - 1] == '\r' ? end - 1 : end;
    }
}
