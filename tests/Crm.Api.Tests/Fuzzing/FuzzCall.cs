using System.Net.Http.Headers;
using System.Text;

namespace Crm.Api.Tests.Fuzzing;

/// <summary>One request, exactly as it is sent, and what is wrong about it.</summary>
internal sealed record FuzzCall(ApiOperation Operation, string What, string Path)
{
    public HttpMethod Method { get; init; } = Operation.Method;

    public string? ContentType { get; init; } = Operation.ContentType;

    public byte[]? Body { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public HttpContent? Content()
    {
        if (Body is null)
        {
            return null;
        }

        var content = new ByteArrayContent(Body);
        if (ContentType is not null && !MediaTypeHeaderValue.TryParse(ContentType, out _))
        {
            content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }
        else if (ContentType is not null)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        }

        return content;
    }

    /// <summary>Enough to send it again by hand.</summary>
    public override string ToString()
    {
        var headers = string.Concat(Headers.Select(h => $"\n  {h.Name}: {Cut(h.Value, 200)}"));
        var body = Body is null ? "" : $"\n  Content-Type: {ContentType}\n  {Cut(Encoding.UTF8.GetString(Body), 1500)}";
        return $"{Operation.Id}, {What}\n  {Method} {Cut(Path, 600)}{headers}{body}";
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : $"{text[..most]}... ({text.Length} characters)";
}
