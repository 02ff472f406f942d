using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Testing;

namespace Crm.Api.Tests.Fuzzing;

/// <summary>Says what is wrong with an answer, whatever was asked.</summary>
internal static class FuzzJudge
{
    /// <summary>Names that only our own code, the framework or a database would say.</summary>
    private static readonly string[] Inside =
        ["   at Crm.", "   at System.", "   at Microsoft.", "System.Private", "Microsoft.AspNetCore", "Microsoft.Entity", "Npgsql", "SQLite Error", "SqliteException", "Exception:", ".cs:line", "StackTrace", "stackTrace", "Crm.Platform", "Crm.Kernel", "Crm.Access", "Crm.Contacts", "contacts_contacts", "access_users", "platform_"];

    private static readonly string?[] OAuthErrors = ["invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type", "invalid_scope"];

    private static readonly string[] Members = ["type", "title", "status", "detail", "instance", "traceId", "code"];

    public static IEnumerable<string> Faults(FuzzCall call, Answer answer, IReadOnlyCollection<string> secrets)
    {
        var status = (int)answer.Status;
        var text = answer.Text;
        if (status >= 500)
        {
            yield return $"answered {status}";
        }

        if (status >= 400 && call.Method != HttpMethod.Head)
        {
            foreach (var fault in call.Operation.IsOAuth && answer.ContentType == "application/json" ? OfOAuth(answer, status) : OfProblem(answer, status))
            {
                yield return fault;
            }

            var sent = Sent(call);
            foreach (var name in Inside.Where(n => text.Contains(n, StringComparison.Ordinal) && !sent.Contains(n, StringComparison.Ordinal)))
            {
                yield return $"shows the inside: {name}";
            }
        }

        if (status < 300 && answer.ContentType == "application/json" && call.Method != HttpMethod.Head && !Parses(answer.Body))
        {
            yield return "is no JSON";
        }

        if (answer.ContentType == "text/html")
        {
            yield return "is a page";
        }

        if (answer.Headers.ContainsKey(Hostile.InjectedHeader) || answer.Headers.Values.Any(v => v.AsSpan().ContainsAny('\r', '\n')))
        {
            yield return "has a header that the caller brought in";
        }

        if (!answer.Headers.TryGetValue("X-Content-Type-Options", out var sniff) || sniff != "nosniff")
        {
            yield return "lacks nosniff";
        }

        foreach (var secret in secrets.Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"shows what the caller may not see: {secret}";
        }
    }

    // Apps are written against RFC 6749, which fixes what a refusal looks like (5.2). Whatever is refused before the form is read is a problem document there too.
    private static IEnumerable<string> OfOAuth(Answer answer, int status)
    {
        var error = JsonNode.Parse(answer.Body) is JsonObject refusal ? (string?)refusal["error"] : null;
        if (!OAuthErrors.Contains(error) || status != (error == "invalid_client" ? 401 : 400))
        {
            yield return $"answered {status} with {error ?? "nothing"}, which is no error of RFC 6749";
        }
    }

    private static IEnumerable<string> OfProblem(Answer answer, int status)
    {
        if (answer.ContentType != "application/problem+json")
        {
            yield return $"answered {status} as {answer.ContentType ?? "nothing"} and not as a problem document";
            yield break;
        }

        JsonObject? problem = null;
        try
        {
            problem = JsonNode.Parse(answer.Body) as JsonObject;
        }
        catch (JsonException)
        {
        }

        foreach (var name in Members.Where(m => problem?[m] is null))
        {
            yield return $"is a problem without {name}";
        }

        if (problem?["status"] is { } said && (int)said != status)
        {
            yield return $"says {said} and answered {status}";
        }
    }

    private static string Sent(FuzzCall call) => $"{Uri.UnescapeDataString(call.Path)}{(call.Body is null ? "" : Encoding.UTF8.GetString(call.Body))}{string.Concat(call.Headers)}";

    private static bool Parses(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 512 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
