using System.Text;
using System.Text.Json;
using Crm.Activities.Mail.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Crm.Activities.Mail.Inbound;

/// <summary>Reads the body of a request that brings a mail, by its content type.</summary>
internal static class InboundBody
{
    private const int MostFields = 500;

    /// <param name="request">Whose body it is.</param>
    /// <param name="guard">Looks at what a provider sends before it is read.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <exception cref="UnreadableMessageException">It is no mail.</exception>
    public static async Task<MimeMessage> Read(HttpRequest request, Action<InboundParts> guard, CancellationToken ct)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        switch (type?.MediaType.Value?.ToLowerInvariant())
        {
            case "message/rfc822" or "message/global" or "application/octet-stream" or "text/plain":
                return MimeMessageReader.Read(await All(request.Body, ct));
            case "application/json":
                return Guarded(Json(await All(request.Body, ct)));
            case "multipart/form-data":
                return Guarded(await Form(request.Body, HeaderUtilities.RemoveQuotes(type!.Boundary).Value ?? "", ct));
            case "application/x-www-form-urlencoded":
                return Guarded(Fields(await All(request.Body, ct)));
            default:
                throw new BadHttpRequestException("Send message/rfc822, application/json, multipart/form-data or application/x-www-form-urlencoded.", StatusCodes.Status415UnsupportedMediaType);
        }

        MimeMessage Guarded(InboundParts parts)
        {
            guard(parts);
            return ProviderShapes.Read(parts);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> All(Stream body, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        for (int read; (read = await body.ReadAsync(chunk, ct)) > 0;)
        {
            if (buffer.Length + read > MimeLimits.Default.MaxBytes)
            {
                throw TooLarge();
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private static InboundParts Json(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object ? InboundParts.Of(document.RootElement) : throw Unreadable("The JSON is no object.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Unreadable("The JSON cannot be read.");
        }
    }

    private static InboundParts Fields(ReadOnlyMemory<byte> bytes)
    {
        var parts = new InboundParts();
        foreach (var pair in Encoding.UTF8.GetString(bytes.Span).Split('&', MostFields))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parts.Add(Plain(pair[..equals]), Encoding.UTF8.GetBytes(Plain(pair[(equals + 1)..])));
            }
        }

        return parts;

        static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
    }

    private static async Task<InboundParts> Form(Stream body, string boundary, CancellationToken ct)
    {
        var (parts, left) = (new InboundParts(), (long)MimeLimits.Default.MaxBytes);
        try
        {
            var form = new MultipartReader(boundary, body);
            for (var count = 0; count < MostFields && await form.ReadNextSectionAsync(ct) is { } section; count++)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part) || HeaderUtilities.RemoveQuotes(part.Name).Value is not { Length: > 0 } name)
                {
                    continue;
                }

                var content = await All(section.Body, ct);
                if ((left -= content.Length) < 0)
                {
                    throw TooLarge();
                }

                var file = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value;
                if (file is null)
                {
                    parts.Add(name, content);
                }
                else
                {
                    parts.Files.Add(new InboundFile(name, file, section.ContentType, content));
                }
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException && e is not BadHttpRequestException)
        {
            throw Unreadable("The form cannot be read.");
        }

        return parts;
    }

    private static UnreadableMessageException TooLarge() => new("message_too_large", $"A message may have {MimeLimits.Default.MaxBytes / 1024 / 1024} MB.");

    private static UnreadableMessageException Unreadable(string why) => new("unreadable_message", why);
}
