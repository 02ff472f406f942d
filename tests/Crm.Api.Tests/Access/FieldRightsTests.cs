using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>A field that a role may not see appears nowhere, and nothing can be found out by asking with it.</summary>
public sealed class FieldRightsTests : HostFixture
{
    private const string Secret = "zqx7secretword";
    private readonly string[] everything =
    [
        "contacts.read", "contacts.create", "contacts.edit", "contacts.delete", "contacts.export", "contacts.merge", "accounts.read", "imports.create", "changes.read", "templates.read",
    ];

    private Guid roleId;
    private CrmClient blind = null!;
    private JsonNode contact = null!;

    [OneTimeSetUp]
    public async Task HideThreeFields()
    {
        roleId = await TestRoles.Insert(Host, everything);
        var key = await Admin.Post("/api/v1/api-keys", new { name = "blind", roleId, scopes = Array.Empty<string>() });
        blind = Host.Anonymous();
        blind.UseKey((string)key.Json["key"]!);
        var set = await Rights(new { notes = "none", nickname = "none", title = "none", accountId = "none", department = "read" });
        Assert.That(set.Status, Is.EqualTo(HttpStatusCode.OK), set.Text);
        var account = await Admin.Create("accounts", new { name = $"Account {Secret}", industry = Secret });
        contact = await Admin.Create("contacts", new { familyName = "Hider", notes = Secret, nickname = Secret, title = Secret, department = "Seen", accountId = (Guid)account["id"]! });
        await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { notes = $"{Secret} again", title = $"{Secret} too", department = "Still seen" });
    }

    [OneTimeTearDown]
    public void Forget() => blind.Dispose();

    [TestCase("GET", "contacts/{id}")]
    [TestCase("GET", "contacts/{id}?asOf={now}")]
    [TestCase("GET", "contacts/{id}/history")]
    [TestCase("GET", "contacts?limit=200")]
    [TestCase("GET", "contacts?fields=familyName,title,notes,nickname,accountId")]
    [TestCase("GET", "contacts/export")]
    [TestCase("GET", "contacts/export?columns=familyName,department")]
    [TestCase("GET", "contacts?q=hider")]
    [TestCase("GET", "lookup/contact?q=hider")]
    [TestCase("GET", "lookup/contact?ids={id}")]
    [TestCase("GET", "changes?limit=1000&recordType=contact")]
    [TestCase("GET", "search?q=hider&types=contact")]
    [TestCase("POST", "contacts/search")]
    [TestCase("PATCH", "contacts/{id}")]
    public async Task HiddenField_OnThisSurface_IsNowhere(string method, string path)
    {
        Task<Answer> Ask() => blind.Send(new HttpMethod(method), "/api/v1/" + Fill(path), method == "GET" ? null : method == "PATCH" ? "{\"givenName\":\"Harry\"}" : "{\"q\":\"hider\"}");
        var answer = await Ask();
        for (var i = 0; i < 100 && path.StartsWith("changes", StringComparison.Ordinal) && !answer.Text.Contains("Hider", StringComparison.Ordinal); i++)
        {
            // Changes are numbered a moment after their commit.
            await Task.Delay(100);
            answer = await Ask();
        }

        Assert.That(answer.Text, Does.Not.Contain(Secret).IgnoreCase);
        Assert.That(answer.Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.BadRequest), answer.Text);
        if (answer.Status == HttpStatusCode.OK)
        {
            Assert.That(answer.Text, Does.Contain("Hider").Or.Contain("hider"), "the record itself is there");
        }
    }

    [TestCase("contacts?notes[isNull]=false")]
    [TestCase("contacts?title=" + Secret)]
    [TestCase("contacts?accountId[isNull]=false")]
    [TestCase("contacts?account.industry=" + Secret)]
    [TestCase("contacts?where={\"any\":[{\"field\":\"familyName\",\"op\":\"eq\",\"value\":\"x\"},{\"field\":\"title\",\"op\":\"contains\",\"value\":\"zqx\"}]}")]
    [TestCase("contacts/export?title[startsWith]=z")]
    [TestCase("contacts/export?columns=title")]
    [TestCase("contacts/groups?by=title")]
    public async Task HiddenField_CannotBeAskedBy(string path)
    {
        var answer = await blind.Get("/api/v1/" + path.Replace("{\"", Uri.EscapeDataString("{\""), StringComparison.Ordinal));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Text, Does.Contain("There is no field").Or.Contain("has no field"));
    }

    [Test]
    public async Task HiddenField_IsNotFoundByItsWords()
    {
        var seen = await Admin.Get($"/api/v1/contacts?q={Secret}");
        var hidden = await blind.Get($"/api/v1/contacts?q={Secret}");
        var both = await blind.Get($"/api/v1/contacts?q=hider {Secret}");

        Assert.That(seen.Json["items"]!.AsArray(), Has.Count.EqualTo(1), "whoever sees the nickname finds it");
        Assert.That(hidden.Json["items"]!.AsArray().Count + both.Json["items"]!.AsArray().Count, Is.Zero);
    }

    [TestCase("notes", "x")]
    [TestCase("department", "x")]
    public async Task FieldThatMayNotBeEdited_IsRefusedByName(string field, string value)
    {
        var body = new JsonObject { [field] = value }.ToJsonString();
        var edit = await blind.Patch($"/api/v1/contacts/{contact["id"]}", body);
        var create = await blind.Post("/api/v1/contacts", new JsonObject { ["familyName"] = "New", [field] = value }.ToJsonString());
        var bulk = await blind.Post("/api/v1/contacts/bulk", $"{{\"action\":\"edit\",\"dryRun\":true,\"ids\":[\"{contact["id"]}\"],\"changes\":{body}}}");

        foreach (var answer in (Answer[])[edit, create, bulk])
        {
            Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Forbidden, "field_forbidden")), answer.Text);
            Assert.That((string)answer.Json["params"]!["field"]!, Is.EqualTo(field));
        }
    }

    [Test]
    public async Task Metadata_OmitsWhatIsHidden_AndMarksWhatMayOnlyBeRead()
    {
        var fields = (await blind.Get("/api/v1/metadata")).Json["recordTypes"]!.AsArray().Single(t => (string)t!["name"]! == "contact")!["fields"]!.AsArray();
        var names = fields.Select(f => (string)f!["name"]!).ToList();

        Assert.That(names, Has.None.AnyOf("notes", "nickname", "title", "accountId"));
        Assert.That((bool)fields.Single(f => (string)f!["name"]! == "department")!["readOnly"]!, Is.True);
        Assert.That((bool)fields.Single(f => (string)f!["name"]! == "familyName")!["readOnly"]!, Is.False);
    }

    [Test]
    public async Task TemplatePreview_LeavesHiddenPlaceholdersEmpty()
    {
        var preview = await blind.Post("/api/v1/templates/preview", new
        {
            recordType = "contact", recordId = (Guid)contact["id"]!, language = "en", subject = "{{contact.familyName}}", body = "{{contact.title}} {{account.industry}}",
        });

        Assert.That(preview.Status, Is.EqualTo(HttpStatusCode.OK), preview.Text);
        Assert.That(preview.Text, Does.Contain("Hider").And.Not.Contain(Secret));
        Assert.That(preview.Json["missing"]!.AsArray().Select(m => (string)m!), Is.EquivalentTo(new[] { "contact.title", "account.industry" }));
    }

    [Test]
    public async Task Batch_AnswersNothingHidden_AndWritesNothingHidden()
    {
        object Update(object values) => new { records = true, operations = new[] { new { op = "update", id = (Guid)contact["id"]!, values } } };
        var seen = await blind.Post("/api/v1/contacts/batch", Update(new { middleName = "B" }));
        var refused = await blind.Post("/api/v1/contacts/batch", Update(new { notes = "x" }));

        Assert.That(seen.Text, Does.Contain("Hider").And.Not.Contain(Secret));
        Assert.That(((int)refused.Json["failed"]!, (string)refused.Json["results"]![0]!["problem"]!["code"]!), Is.EqualTo((1, "field_forbidden")), refused.Text);
    }

    [Test]
    public async Task Import_TakesNoColumnForSuchAField()
    {
        var targets = (await blind.Get("/api/v1/imports/targets?recordType=contact")).Json["fields"]!.AsArray().Select(t => (string)t!["field"]!);
        var upload = await blind.UploadFile("contact", Encoding.UTF8.GetBytes("familyName,title,department\nImported,Boss,Sales\n"), "people.csv");
        var forced = await blind.Post($"/api/v1/imports/{upload["id"]}/run", new { columns = new[] { new { index = 0, field = "familyName" }, new { index = 1, field = "title" } } });

        Assert.That(targets, Has.None.AnyOf("notes", "title", "department", "accountName"));
        Assert.That(upload["columns"]!.AsArray().Select(c => (string?)c!["field"]), Is.EqualTo(new[] { "familyName", null, null }));
        Assert.That((forced.Status, forced.Code), Is.EqualTo((HttpStatusCode.Forbidden, "field_forbidden")), forced.Text);
    }

    [Test]
    public async Task MergePreview_ShowsNoHiddenConflict_AndTakesNoHiddenChoice()
    {
        var first = await Admin.Create("contacts", new { familyName = "Double", title = "One " + Secret });
        var second = await Admin.Create("contacts", new { familyName = "Double", title = "Two " + Secret });
        var path = $"/api/v1/contacts/{first["id"]}/merge";

        var preview = await blind.Post(path, new { others = new[] { (Guid)second["id"]! }, dryRun = true });
        var choice = await blind.Post(path, new { others = new[] { (Guid)second["id"]! }, choices = new { title = (Guid)second["id"]! } });
        var merged = await blind.Post(path, new { others = new[] { (Guid)second["id"]! } });

        Assert.That(preview.Text, Does.Not.Contain(Secret));
        Assert.That((choice.Status, choice.Code), Is.EqualTo((HttpStatusCode.Forbidden, "field_forbidden")), choice.Text);
        Assert.That(merged.Status, Is.EqualTo(HttpStatusCode.OK), merged.Text);
        Assert.That(merged.Text, Does.Not.Contain(Secret));
        Assert.That((string)(await Admin.Get($"/api/v1/contacts/{first["id"]}")).Json["title"]!, Is.EqualTo("One " + Secret));
    }

    [Test]
    public async Task Undo_LeavesWhatMayNotBeEdited_AndTellsNothingOfIt()
    {
        var record = await Admin.Create("contacts", new { familyName = "Undone", title = "First " + Secret });
        var edit = await Admin.Patch($"/api/v1/contacts/{record["id"]}", new { title = "Second " + Secret, givenName = "Una" });

        var undo = await blind.Post($"/api/v1/change-sets/{edit.ChangeSetId}/undo");
        var after = (await Admin.Get($"/api/v1/contacts/{record["id"]}")).Json;

        Assert.That(undo.Text, Does.Not.Contain(Secret));
        Assert.That(((string?)after["title"], (string?)after["givenName"]), Is.EqualTo(("Second " + Secret, (string?)null)));
    }

    [TestCase("account.name", "read", "none can be created")]
    [TestCase("contact.displayName", "none", "cannot be hidden")]
    [TestCase("contact.nothing", "none", "no such field")]
    [TestCase("nothing", "none", "no such field")]
    public async Task Rights_ThatMakeNoSense_AreRefused(string field, string right, string why)
    {
        var creator = await TestRoles.Insert(Host, "accounts.read", "accounts.create", "contacts.read");

        var answer = await Admin.Send(HttpMethod.Put, $"/api/v1/roles/{creator}/field-rights", new JsonObject { [field] = right }.ToJsonString());

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That((string)answer.Json["errors"]![field]![0]!, Does.Contain(why));
    }

    [Test]
    public async Task Rights_OfTheAdministrator_CannotBeNarrowed()
    {
        var administrator = await TestRoles.BuiltIn(Admin, "administrator");

        var answer = await Admin.Send(HttpMethod.Put, $"/api/v1/roles/{administrator}/field-rights", "{\"contact.notes\":\"none\"}");

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Conflict, "administrator_sees_all")));
    }

    [Test]
    public async Task Rights_AreReadAsTheyWereSet()
    {
        var read = await Admin.Get($"/api/v1/roles/{roleId}/field-rights");

        Assert.That(read.Json.AsObject().ToDictionary(r => r.Key, r => (string)r.Value!, StringComparer.Ordinal), Is.EquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["contact.notes"] = "none", ["contact.nickname"] = "none", ["contact.title"] = "none", ["contact.accountId"] = "none", ["contact.department"] = "read",
        }));
    }

    private string Fill(string path) => path.Replace("{id}", (string)contact["id"]!, StringComparison.Ordinal)
        .Replace("{now}", Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddMinutes(1).ToString("O", System.Globalization.CultureInfo.InvariantCulture)), StringComparison.Ordinal);

    private Task<Answer> Rights(object rights)
    {
        var named = new JsonObject();
        foreach (var (field, right) in System.Text.Json.JsonSerializer.SerializeToNode(rights)!.AsObject())
        {
            named["contact." + field] = (string)right!;
        }

        return Admin.Send(HttpMethod.Put, $"/api/v1/roles/{roleId}/field-rights", named.ToJsonString());
    }
}
