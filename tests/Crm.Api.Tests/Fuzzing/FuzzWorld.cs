using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Testing;

namespace Crm.Api.Tests.Fuzzing;

/// <summary>What is there to be attacked: records of the caller, records that the caller must not see, deleted ones, and valid requests to begin with.</summary>
internal sealed class FuzzWorld
{
    /// <summary>Words that stand only in records that the narrow user may not see.</summary>
    public static readonly string[] Secrets = ["verborgenius", "kryptonixholding"];

    private static readonly object AppRequest = new
    {
        clientId = "explorer", redirectUri = "http://localhost/swagger/oauth2-redirect.html", responseType = "code", codeChallenge = new string('c', 43), codeChallengeMethod = "S256",
    };

    private static readonly Guid Nothing = Guid.CreateVersion7();
    private readonly CrmHost host;
    private readonly CrmClient admin;
    private readonly Guid ownerId;
    private int made;

    private FuzzWorld(CrmHost host, CrmClient admin, Guid ownerId) => (this.host, this.admin, this.ownerId) = (host, admin, ownerId);

    public IReadOnlyList<string> ForeignIds { get; private set; } = [];

    /// <summary>Resources whose records cannot be made by one request: an id of theirs is one that does not exist.</summary>
    public HashSet<string> WithoutTarget { get; } = new(StringComparer.Ordinal);

    public static async Task<FuzzWorld> Make(CrmHost host, CrmClient admin, Guid ownerId, Guid foreignOwner)
    {
        var world = new FuzzWorld(host, admin, ownerId);
        var account = await admin.Create("accounts", new { name = "Kryptonixholding", ownerId = foreignOwner, notes = "Verborgenius" });
        var contact = await admin.Create("contacts", new
        {
            givenName = "Geheim", familyName = "Verborgenius", ownerId = foreignOwner, accountId = (Guid)account["id"]!, title = "Kryptonixholding chief",
            emails = new[] { new { address = "verborgenius@kryptonixholding.example" } },
        });
        var deleted = await admin.Create("contacts", new { familyName = "Verborgenius the second", ownerId = foreignOwner });
        await admin.Delete($"/api/v1/contacts/{deleted["id"]}");
        var file = await admin.Upload("/api/v1/files", "Verborgenius.txt", "kryptonixholding"u8.ToArray(), ("recordType", "contact"), ("recordId", (string)contact["id"]!));
        world.ForeignIds = [(string)contact["id"]!, (string)account["id"]!, (string)deleted["id"]!, (string)file.Json["id"]!, foreignOwner.ToString(), Nothing.ToString()];
        return world;
    }

    /// <summary>The id of something that the caller may work on, made for this one.</summary>
    public async Task<string> Target(ApiOperation operation)
    {
        if (!operation.Path.Contains("{id}", StringComparison.Ordinal))
        {
            return "";
        }

        var n = Interlocked.Increment(ref made);
        var answer = operation.Resource switch
        {
            "contacts" => await admin.Post("/api/v1/contacts", new { familyName = $"Target {n}", ownerId }),
            "accounts" => await admin.Post("/api/v1/accounts", new { name = $"Target {n}", ownerId }),
            "custom-fields" => await admin.Post("/api/v1/custom-fields", new { recordType = "account", key = $"target{n}x", kind = "text", label = $"Target {n}" }),
            "views" => await admin.Post("/api/v1/views", new { recordType = "contact", name = $"Target {n}", state = new { }, shared = true }),
            "templates" => await admin.Post("/api/v1/templates", new { name = $"Target {n}", texts = new { en = new { subject = "Hello", body = "Hello" } }, recordType = "contact" }),
            "teams" => await admin.Post("/api/v1/teams", new { name = $"Target {n}" }),
            "files" => await admin.Upload("/api/v1/files", "target.txt", "target"u8.ToArray()),
            "imports" => await admin.Upload("/api/v1/imports", "target.csv", Encoding.UTF8.GetBytes($"Family name\r\nTarget {n}\r\n"), ("recordType", "contact")),
            "users" => await admin.Post("/api/v1/users", new { name = $"Target {n}", email = $"target{n}@fuzz.example", password = People.Password, roleId = await TestRoles.Insert(host, "contacts.read") }),
            "api-keys" => await admin.Post("/api/v1/api-keys", new { name = $"Target {n}", roleId = await TestRoles.Insert(host, "contacts.read") }),
            "connected-apps" => await admin.Post("/api/v1/connected-apps", new { name = $"Target {n}", redirectUris = new[] { "https://app.example/" }, scopes = new[] { "contacts:read" } }),
            "change-sets" => await admin.Post("/api/v1/accounts", new { name = $"Target {n}", ownerId }),
            _ => null,
        };
        if (operation.Resource == "roles")
        {
            return (await TestRoles.Insert(host, "contacts.read")).ToString();
        }

        if (answer is null || answer.Status is not (HttpStatusCode.Created or HttpStatusCode.OK))
        {
            WithoutTarget.Add($"{operation.Resource}{(answer is null ? "" : $" ({(int)answer.Status} {answer.Code})")}");
            return Guid.CreateVersion7().ToString();
        }

        return operation.Resource == "change-sets" ? answer.Headers["Change-Set-Id"] : (string)(answer.Json["id"] ?? answer.Json["apiKey"]?["id"] ?? answer.Json["app"]!["id"])!;
    }

    /// <summary>A body that the operation takes, or where only a person could write one, one of the right shape.</summary>
    public async Task<JsonNode?> Body(ApiDocument document, ApiOperation operation)
    {
        var n = Interlocked.Increment(ref made);
        object? body = operation.Id switch
        {
            "CreateContact" or "UpsertContact" => new { familyName = $"Valid {n}", emails = new[] { new { address = $"v{n}@fuzz.example" } } },
            "UpdateContact" => new { title = $"Valid {n}" },
            "CreateAccount" or "UpsertAccount" => new { name = $"Valid {n}" },
            "UpdateAccount" => new { notes = $"Valid {n}" },
            "SearchContacts" or "SearchAccounts" => new { q = "valid", where = new { all = new[] { new { field = "createdAt", op = "gte", value = "2026-01-01" } } } },
            "GroupContacts" or "GroupAccounts" => new { by = "lifecycleStage" },
            "BatchContacts" => new { operations = new[] { new { op = "create", values = new { familyName = $"Batch {n}" } } } },
            "BatchAccounts" => new { operations = new[] { new { op = "create", values = new { name = $"Batch {n}" } } } },
            "BulkContacts" or "BulkAccounts" => new { action = "edit", ids = ForeignIds.Take(1), changes = new { notes = "bulk" }, dryRun = true },
            "CreateView" => new { recordType = "contact", name = $"View {n}", state = new { }, shared = false },
            "CreateTemplate" => new { name = $"Template {n}", texts = new { en = new { subject = "Hello", body = "Hello" } }, recordType = "contact" },
            "CreateCustomField" => new { recordType = "account", key = $"valid{n}x", kind = "text", label = $"Valid {n}" },
            "CreateTeam" => new { name = $"Team {n}" },
            "CreateUser" => new { name = $"User {n}", email = $"u{n}@fuzz.example", password = People.Password, roleId = await TestRoles.BuiltIn(admin, "read-only") },
            "CreateApiKey" => new { name = $"Key {n}", roleId = await TestRoles.BuiltIn(admin, "read-only") },
            "RegisterApp" => new { name = $"App {n}", redirectUris = new[] { "https://app.example/" }, scopes = new[] { "contacts:read" } },
            "CheckAppRequest" => AppRequest,
            "DecideOnApp" => new { request = AppRequest, allow = true },
            "IssueToken" => new { grant_type = "client_credentials", client_id = "explorer", scope = "contacts:read" },
            "RevokeToken" => new { token = "crm_at_nothing", client_id = "explorer" },
            "PreviewTemplate" => new { subject = "Hello", body = "Hello {{contact.familyName}}", language = "en" },
            "CheckFormula" => new { recordType = "account", formula = "1 + 1", resultKind = "number" },
            "SignIn" => new { email = "nobody@fuzz.example", password = "wrong horse battery" },
            _ => null,
        };
        return body is null ? Sample(document, operation.Body, depth: 0) : JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(body));
    }

    private static JsonNode? Sample(ApiDocument document, JsonNode? of, int depth)
    {
        var schema = document.Resolve(of);
        if (schema["enum"] is JsonArray { Count: > 0 } choices)
        {
            return choices[0]?.DeepClone();
        }

        return ApiDocument.TypeOf(schema) switch
        {
            "object" when depth < 4 => new JsonObject((schema["properties"] as JsonObject ?? []).Select(p => KeyValuePair.Create(p.Key, Sample(document, p.Value, depth + 1)))),
            "object" => new JsonObject(),
            "array" => new JsonArray(depth < 4 && Sample(document, schema["items"], depth + 1) is { } item ? [item] : []),
            "integer" or "number" => JsonValue.Create(1),
            "boolean" => JsonValue.Create(value: false),
            "string" => JsonValue.Create((string?)schema["format"] switch
            {
                "uuid" => Guid.CreateVersion7().ToString(), "date" => "2026-01-31", "date-time" => "2026-01-31T12:00:00Z", _ => "contact",
            }),
            _ => null,
        };
    }
}
