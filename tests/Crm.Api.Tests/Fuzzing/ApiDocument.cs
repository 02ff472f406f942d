using System.Text.Json.Nodes;
using Crm.Testing;

namespace Crm.Api.Tests.Fuzzing;

/// <summary>The operations of the running application, as its own OpenAPI document tells them.</summary>
internal sealed class ApiDocument
{
    private readonly JsonObject root;

    private ApiDocument(JsonObject root)
    {
        this.root = root;
        Operations =
        [
            .. from path in root["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               where operation.Key is "get" or "post" or "put" or "patch" or "delete"
               select Read(path.Key, operation.Key, operation.Value!.AsObject()),
        ];
    }

    public IReadOnlyList<ApiOperation> Operations { get; }

    public static async Task<ApiDocument> Of(CrmHost host)
    {
        using var client = host.Anonymous();
        return new ApiDocument((await client.Get("/swagger/v1/swagger.json")).Json.AsObject());
    }

    /// <summary>The schema that a reference, or a wrapping of one, means.</summary>
    public JsonObject Resolve(JsonNode? schema)
    {
        while (schema is JsonObject o)
        {
            if ((string?)o["$ref"] is { } reference)
            {
                schema = root["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]];
            }
            else if ((o["allOf"] ?? o["oneOf"] ?? o["anyOf"]) is JsonArray { Count: > 0 } parts)
            {
                schema = parts.FirstOrDefault(p => p!["$ref"] is not null) ?? parts[0];
            }
            else
            {
                return o;
            }
        }

        return [];
    }

    public static string TypeOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => several.Select(t => (string)t!).First(t => t != "null"),
        JsonValue one => (string)one!,
        _ => schema["properties"] is null ? "any" : "object",
    };

    /// <summary>Every member that a body may have, as the way to it; the first element of lists stands for all.</summary>
    public IEnumerable<IReadOnlyList<string>> Members(JsonNode? body) => Members(body, [], depth: 0);

    private IEnumerable<IReadOnlyList<string>> Members(JsonNode? node, IReadOnlyList<string> way, int depth)
    {
        var schema = Resolve(node);
        if (way.Count > 0)
        {
            yield return way;
        }

        if (depth == 4)
        {
            yield break;
        }

        var inner = (schema["properties"] as JsonObject ?? []).Select(p => (p.Key, p.Value)).ToList();
        if (schema["items"] is { } items)
        {
            inner.Add(("0", items));
        }
        else if (schema["additionalProperties"] is JsonObject values)
        {
            inner.Add(("anything", values));
        }

        foreach (var member in inner.SelectMany(i => Members(i.Value, [.. way, i.Key], depth + 1)))
        {
            yield return member;
        }
    }

    private static ApiOperation Read(string path, string method, JsonObject operation)
    {
        var content = operation["requestBody"]?["content"]?.AsObject().First();
        return new ApiOperation(
            (string)operation["operationId"]!,
            new HttpMethod(method.ToUpperInvariant()),
            path,
            [.. (operation["parameters"] as JsonArray ?? []).Select(p => new ApiParameter((string)p!["name"]!, (string)p["in"]!, (string?)p["schema"]?["format"] == "uuid"))],
            content?.Key,
            content?.Value?["schema"]);
    }
}

internal sealed record ApiOperation(string Id, HttpMethod Method, string Path, IReadOnlyList<ApiParameter> Parameters, string? ContentType, JsonNode? Body)
{
    public const string Form = "application/x-www-form-urlencoded";

    /// <summary>Such as <c>contacts</c>; what standards place outside of the API has none.</summary>
    public string Resource => Path.Split('/') is [_, "api", _, var resource, ..] ? resource : "";

    /// <summary>What RFC 6749 and 7009 fix: forms in, and their own errors out.</summary>
    public bool IsOAuth => Path.StartsWith("/oauth/", StringComparison.Ordinal);
}

internal sealed record ApiParameter(string Name, string In, bool IsId);
