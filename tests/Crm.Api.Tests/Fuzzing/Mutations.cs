using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crm.Api.Tests.Fuzzing;

/// <summary>Makes of one valid request many that are not: at least twenty for each parameter and each member of the body.</summary>
internal sealed class Mutations(ApiDocument document, FuzzWorld world, Random dice)
{
    public const int Least = 20;
    private const string Mark = "@@hostile@@";

    private static readonly (string Name, string[] Values)[] AnyHeader =
    [
        ("If-Match", ["v1", "\"v1", "W/\"v1\"", "\"v-1\"", "\"v99999999999999999999\"", "\"v999\"", "*,*", "\"\"", "\u00e9", "\"v1\",\"v2\""]),
        ("Idempotency-Key", ["", " ", new('k', 256), "\u00e9\u4e2d", "a,b", "a\u0001b"]),
        ("Accept", ["text/html", "*/*;q=x", "application/xml", ""]),
        ("Accept-Language", ["xx-XX-xxxxxxxxxxxxxx", "*;q=2", "../../etc"]),
        ("X-Time-Zone", ["Mars/Olympus", "../../../etc/passwd", "", new('Z', 3000), "Europe/Madrid\u0000"]),
        ("Last-Event-ID", ["-1", "x", "99999999999999999999"]),
        ("Range", ["bytes=5-1", "bytes=-1", "bytes=0-99999999999999999999", "lines=1"]),
        ("X-Forwarded-For", ["'; DROP TABLE x", "127.0.0.1, 127.0.0.1", new('1', 3000)]),
        ("X-HTTP-Method-Override", ["DELETE"]),
        ("traceparent", ["00-zz-zz-00", new('0', 3000)]),
    ];

    public async Task<FuzzCall> Valid(ApiOperation operation)
    {
        var body = operation.ContentType is null or "multipart/form-data" ? null : await world.Body(document, operation);
        var call = new FuzzCall(operation, "as it should be", Path(operation, await world.Target(operation)));
        return operation.ContentType == "multipart/form-data" ? Forms.Valid(call)
            : operation.ContentType == ApiOperation.Form ? call with { Body = Forms.Encode(body!.AsObject()) }
            : body is null ? call : call with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
    }

    public IEnumerable<FuzzCall> Of(FuzzCall valid, string target) =>
        valid.Operation.Parameters.SelectMany(p => OfParameter(valid, p, target)).Concat(OfBody(valid)).Concat(OfWhole(valid));

    private IEnumerable<FuzzCall> OfParameter(FuzzCall valid, ApiParameter parameter, string target)
    {
        var operation = valid.Operation;
        var ids = parameter.IsId ? world.ForeignIds.Concat(world.ForeignIds.Some(dice, 4)) : world.ForeignIds.Some(dice, 1);
        var texts = ids.Concat(Hostile.Texts.Some(dice, Least)).ToList();
        if (parameter.In == "header")
        {
            return texts.Where(t => !t.AsSpan().ContainsAny('\r', '\n', '\0')).Concat(Hostile.Literals.Some(dice, 5)).Select(t => valid with { What = $"header {parameter.Name}", Headers = [(parameter.Name, t)] });
        }

        var raw = texts.Select(Escape).Concat(Hostile.BrokenEscapes.Some(dice, 3));

        // No server takes U+0000 in a path: it never reaches the application.
        return parameter.In == "path"
            ? raw.Where(v => v.Length is > 0 and < 3000 && !v.Contains("%00", StringComparison.Ordinal)).Select(v => valid with { What = $"path {parameter.Name}", Path = Path(operation, target, (parameter.Name, v)) })
            : raw.Select(v => valid with { What = $"query {parameter.Name}", Path = $"{valid.Path}?{parameter.Name}={v}" })
                .Concat(Query(valid, parameter.Name));
    }

    private static IEnumerable<FuzzCall> Query(FuzzCall valid, string name) =>
        ((string[])[$"{name}=a&{name}=b", $"{name}[gte]=%00", $"{name}[contains]=", $"{name}[]=1", $"{name}[nothing]=1", $"{name}[ne", name, $"{name}%00=1", $"{name}[isNull]=maybe", $"{name}[startsWith]=%ED%A0%80"])
            .Select(q => valid with { What = $"query {name}", Path = $"{valid.Path}?{q}" });

    private IEnumerable<FuzzCall> OfBody(FuzzCall valid)
    {
        if (valid.Operation.ContentType == "multipart/form-data")
        {
            return Forms.Of(valid, document.Members(valid.Operation.Body).Select(m => m[0]).Distinct(), dice);
        }

        if (valid.Operation.ContentType == ApiOperation.Form)
        {
            return Forms.OfFields(valid, document.Members(valid.Operation.Body).Select(m => m[0]).Distinct(), world.ForeignIds, dice);
        }

        return valid.Body is null ? [] :
            from member in document.Members(valid.Operation.Body)
            let marked = Put(JsonNode.Parse(valid.Body)!, member)
            from literal in Hostile.Literals.Some(dice, 10).Concat(Hostile.Texts.Some(dice, 10).Concat(world.ForeignIds.Some(dice, 2)).Select(t => JsonSerializer.Serialize(t)))
            select valid with { What = $"member {string.Join('.', member)}", Body = Encoding.UTF8.GetBytes(marked.Replace($"\"{Mark}\"", literal, StringComparison.Ordinal)) };
    }

    private static IEnumerable<FuzzCall> OfWhole(FuzzCall valid)
    {
        foreach (var (name, values) in AnyHeader)
        {
            foreach (var value in values)
            {
                yield return valid with { What = $"header {name}", Headers = [(name, value)] };
            }
        }

        yield return valid with { What = "unknown parameter", Path = $"{valid.Path}?noSuchThing=1&__proto__=1" };
        yield return valid with { What = "a thousand parameters", Path = $"{valid.Path}?{string.Join('&', Enumerable.Range(0, 1000).Select(i => $"a{i}={i}"))}" };
        foreach (var method in (string[])["HEAD", "OPTIONS", "TRACE", "PUT", "NONSENSE"])
        {
            yield return valid with { What = "another method", Method = new HttpMethod(method) };
        }

        foreach (var type in (string?[])[null, "text/plain", "application/xml", "application/json; charset=utf-16", "application/json; charset=nonsense", "multipart/form-data", "multipart/form-data; boundary=", "x", "application/x-www-form-urlencoded"])
        {
            yield return valid with { What = $"content type {type}", ContentType = type, Body = valid.Body ?? "{}"u8.ToArray() };
        }

        foreach (var (what, body) in Bodies(valid.Body))
        {
            yield return valid with { What = what, Body = body };
        }
    }

    private static IEnumerable<(string What, byte[] Body)> Bodies(byte[]? valid)
    {
        foreach (var literal in Hostile.Literals)
        {
            yield return ("a body of its own kind", Encoding.UTF8.GetBytes(literal));
        }

        yield return ("no body", []);
        yield return ("bytes that are no text", [0xFF, 0xFE, 0x00, 0xD8, 0x80]);
        yield return ("a compressed body", [0x1F, 0x8B, 0x08, 0x00]);
        if (valid is { Length: > 4 })
        {
            yield return ("a byte order mark", [0xEF, 0xBB, 0xBF, .. valid]);
            yield return ("a truncated body", valid[..(valid.Length / 2)]);
            yield return ("a body with something behind it", [.. valid, (byte)'{']);
            yield return ("an unknown member", [.. "{\"noSuchMember\":1,"u8, .. valid.AsSpan(1)]);
            yield return ("a member twice", Doubled(valid));
        }
    }

    private static byte[] Doubled(byte[] valid) => Encoding.UTF8.GetString(valid) is ['{', .. var inner] && inner.TrimEnd() is [.. var members, '}'] && members.Length > 0
        ? Encoding.UTF8.GetBytes($"{{{members},{members}}}")
        : valid;

    private static string Put(JsonNode body, IReadOnlyList<string> way)
    {
        var node = body;
        for (var i = 0; i < way.Count; i++)
        {
            JsonNode next = i == way.Count - 1 ? JsonValue.Create(Mark) : way[i + 1] == "0" ? new JsonArray() : new JsonObject();
            var isLast = i == way.Count - 1;
            if (node is JsonArray list)
            {
                if (list.Count == 0 || isLast)
                {
                    list.Clear();
                    list.Add(next);
                }

                node = list[0]!;
            }
            else if (node is JsonObject members)
            {
                if (isLast || members[way[i]] is not (JsonObject or JsonArray))
                {
                    members[way[i]] = next;
                }

                node = members[way[i]]!;
            }
        }

        return body.ToJsonString();
    }

    public static string Path(ApiOperation operation, string target, params (string Name, string Value)[] instead)
    {
        var path = operation.Path;
        foreach (var (name, value) in instead)
        {
            path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return path.Replace("{recordType}", "contact", StringComparison.Ordinal).Replace("{source}", "erp", StringComparison.Ordinal).Replace("{key}", "fuzz", StringComparison.Ordinal)
            .Replace("{id}", target, StringComparison.Ordinal);
    }

    // Halves of surrogate pairs cannot be written in an address; they are among the broken escapes.
    private static string Escape(string text) => Uri.EscapeDataString(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
}
