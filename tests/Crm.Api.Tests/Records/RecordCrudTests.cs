using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Records;

public sealed class RecordCrudTests : HostFixture
{
    [Test]
    public async Task CreateContact_WithEveryKindOfField_AnswersWhatWasSent()
    {
        var account = await Admin.Create("accounts", new { name = "Acme" });
        var answer = await Admin.Post("/api/v1/contacts", new
        {
            givenName = "Juan",
            familyName = "Pérez",
            accountId = (Guid)account["id"]!,
            emails = new[] { new { address = "Juan@ACME.es", label = "work" } },
            phones = new[] { new { number = "+34 915 551 234", label = "mobile" } },
            addresses = new[] { new { street = "Calle Mayor 1", city = "Madrid", country = "ES" } },
            lifecycleStage = "customer",
            tags = new[] { "fair 2026" },
            birthday = "1980-02-29",
            language = "es",
            website = "acme.es/juan",
            externalIds = new[] { new { source = "hubspot", key = "42" } },
        });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        var contact = answer.Json;
        Assert.Multiple(() =>
        {
            Assert.That(answer.Headers["Location"], Is.EqualTo($"/api/v1/contacts/{contact["id"]}"));
            Assert.That(answer.Headers["ETag"], Is.EqualTo("\"v1\""));
            Assert.That((string?)contact["displayName"], Is.EqualTo("Juan Pérez"));
            Assert.That((string?)contact["accountName"], Is.EqualTo("Acme"));
            Assert.That((string?)contact["emails"]![0]!["address"], Is.EqualTo("Juan@ACME.es"));
            Assert.That((string?)contact["phones"]![0]!["number"], Is.EqualTo("+34915551234"));
            Assert.That((string?)contact["phones"]![0]!["raw"], Is.EqualTo("+34 915 551 234"));
            Assert.That((string?)contact["birthday"], Is.EqualTo("1980-02-29"));
            Assert.That((string?)contact["website"], Is.EqualTo("https://acme.es/juan"));
            Assert.That((string?)contact["externalIds"]![0]!["key"], Is.EqualTo("42"));
            Assert.That((string?)contact["ownerName"], Is.Not.Empty);
            Assert.That((bool)contact["can"]!["edit"]!, Is.True);
        });
    }

    [Test]
    public async Task CreateContact_UnknownMember_IsRefusedByName()
    {
        var answer = await Admin.Post("/api/v1/contacts", new { familyName = "X", familyNmae = "typo" });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.ContentType, Is.EqualTo("application/problem+json"));
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Is.EqualTo(new[] { "familyNmae" }));
    }

    [TestCase("{\"emails\":[{\"address\":\"no at sign\"}]}", "emails[0].address")]
    [TestCase("{\"birthday\":\"31.02.2020\",\"familyName\":\"X\"}", "birthday")]
    [TestCase("{\"familyName\":\"a\\u0000b\"}", "familyName")]
    [TestCase("{\"familyName\":\"\\ud800\"}", "familyName")]
    [TestCase("{\"familyName\":5}", "familyName")]
    [TestCase("{\"familyName\":\"  \"}", "familyName")]
    [TestCase("{}", "familyName")]
    [TestCase("{\"familyName\":\"X\",\"language\":\"no such tag\"}", "language")]
    [TestCase("{\"familyName\":\"X\",\"ownerId\":\"01890a5d-ac96-774b-bcce-b302099a8057\"}", "ownerId")]
    [TestCase("{\"familyName\":\"X\",\"accountId\":\"01890a5d-ac96-774b-bcce-b302099a8057\"}", "accountId")]
    public async Task CreateContact_BadValue_IsRefusedAtItsPath(string body, string path)
    {
        var answer = await Admin.Post("/api/v1/contacts", body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Does.Contain(path), answer.Text);
    }

    [Test]
    public async Task CreateContact_BrokenJson_IsAProblemWithItsPlace()
    {
        var answer = await Admin.Post("/api/v1/contacts", "{\"familyName\": ");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Code, Is.EqualTo("unreadable_json"));
    }

    [Test]
    public async Task UpdateContact_NullEmptiesAndAbsentStays()
    {
        var contact = await Admin.Create("contacts", new { givenName = "Ana", familyName = "Ruiz", title = "CEO", tags = new[] { "a" } });

        var answer = await Admin.Patch($"/api/v1/contacts/{contact["id"]}", "{\"title\":null}");

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
            Assert.That(answer.Json["title"], Is.Null);
            Assert.That((string?)answer.Json["givenName"], Is.EqualTo("Ana"));
            Assert.That(answer.Json["tags"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That((long)answer.Json["version"]!, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task UpdateContact_StaleVersion_AnswersTheCurrentState()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Stale" });
        await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { title = "first" }, ("If-Match", "\"v1\""));

        var answer = await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { title = "second" }, ("If-Match", "\"v1\""));

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
            Assert.That(answer.Code, Is.EqualTo("stale_version"));
            Assert.That((string?)answer.Json["current"]!["title"], Is.EqualTo("first"));
            Assert.That((long)answer.Json["current"]!["version"]!, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task UpdateContact_NothingChanges_KeepsTheVersion()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Same", title = "CTO" });

        var answer = await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { title = "CTO" });

        Assert.That((long)answer.Json["version"]!, Is.EqualTo(1));
        Assert.That(answer.Headers, Does.Not.ContainKey("Change-Set-Id"));
    }

    [Test]
    public async Task UpdateContact_ManyAtOnceWithTheSameVersion_ExactlyOneWins()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Race" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { title = $"t{i}" }, ("If-Match", "\"v1\""))));

        Assert.That(answers.Count(a => a.Status == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(answers.Where(a => a.Status != HttpStatusCode.OK).Select(a => a.Status), Is.All.EqualTo(HttpStatusCode.PreconditionFailed));
    }

    [Test]
    public async Task DeleteContact_ThenRestore_BringsItBack()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Binned" });
        var path = $"/api/v1/contacts/{contact["id"]}";

        var deleted = await Admin.Delete(path);
        var listed = await Admin.Get("/api/v1/contacts?q=binned");
        var bin = await Admin.Get("/api/v1/contacts?deleted=true&q=binned");
        var restored = await Admin.Post($"{path}/restore");

        Assert.Multiple(() =>
        {
            Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(listed.Json["items"]!.AsArray(), Is.Empty);
            Assert.That(bin.Json["items"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That(restored.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(restored.Json["deletedAt"], Is.Null);
        });
    }

    [Test]
    public async Task ParentOfAnAccount_RoundTheHouses_IsRefused()
    {
        var a = await Admin.Create("accounts", new { name = "A" });
        var b = await Admin.Create("accounts", new { name = "B", parentId = (Guid)a["id"]! });
        var c = await Admin.Create("accounts", new { name = "C", parentId = (Guid)b["id"]! });

        var answer = await Admin.Patch($"/api/v1/accounts/{a["id"]}", new { parentId = (Guid)c["id"]! });
        var self = await Admin.Patch($"/api/v1/accounts/{a["id"]}", new { parentId = (Guid)a["id"]! });

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Conflict, "account_parent_cycle")));
        Assert.That(self.Code, Is.EqualTo("account_parent_cycle"));
    }

    [Test]
    public async Task Money_IsExactAndInMinorUnits()
    {
        var account = await Admin.Create("accounts", new { name = "Rich", annualRevenue = new { amount = 1234.50m, currency = "EUR" } });
        var tooFine = await Admin.Post("/api/v1/accounts", new { name = "Fine", annualRevenue = new { amount = 1.005m, currency = "EUR" } });
        var yen = await Admin.Post("/api/v1/accounts", new { name = "Yen", annualRevenue = new { amount = 100.5m, currency = "JPY" } });

        Assert.That((decimal)account["annualRevenue"]!["amount"]!, Is.EqualTo(1234.50m));
        Assert.That(tooFine.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(yen.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task ExternalId_TakenByAnother_IsAConflict()
    {
        var body = new { familyName = "X", externalIds = new[] { new { source = "sap", key = "7" } } };
        await Admin.Create("contacts", body);

        var answer = await Admin.Post("/api/v1/contacts", body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Upsert_ByTheKeyOfAnotherSystem_CreatesOnceAndThenChanges()
    {
        const string path = "/api/v1/contacts/by-external-id/erp/K-1%2F2";

        var first = await Admin.Send(HttpMethod.Put, path, new { familyName = "Upsert", title = "one" });
        var second = await Admin.Send(HttpMethod.Put, path, new { title = "two" });

        Assert.Multiple(() =>
        {
            Assert.That(first.Status, Is.EqualTo(HttpStatusCode.Created), first.Text);
            Assert.That(second.Status, Is.EqualTo(HttpStatusCode.OK), second.Text);
            Assert.That((string?)second.Json["id"], Is.EqualTo((string?)first.Json["id"]));
            Assert.That((string?)second.Json["title"], Is.EqualTo("two"));
            Assert.That((string?)second.Json["familyName"], Is.EqualTo("Upsert"));
            Assert.That((string?)second.Json["externalIds"]![0]!["key"], Is.EqualTo("K-1/2"));
        });
    }

    [Test]
    public async Task NaughtyStrings_InEveryTextField_ComeBackByteForByte()
    {
        var folder = Environment.GetEnvironmentVariable("CRM_DATA_DIR");
        if (folder is null)
        {
            Assert.Ignore("CRM_DATA_DIR does not name the folder with naughty_strings/blns.json.");
        }

        var strings = JsonSerializer.Deserialize<List<string>>(await File.ReadAllTextAsync(Path.Combine(folder!, "naughty_strings", "blns.json")))!;
        var fits = strings.Where(s => s.Length <= 100 && !s.Contains('\0', StringComparison.Ordinal) && !s.Contains('\ufffd', StringComparison.Ordinal)).ToList();
        Assert.That(fits, Has.Count.GreaterThan(400));
        foreach (var text in fits)
        {
            var contact = await Admin.Create("contacts", new { familyName = "N", givenName = text, title = text, notes = text, department = text });
            var read = (await Admin.Get($"/api/v1/contacts/{contact["id"]}")).Json;
            foreach (var field in (string[])["givenName", "title", "notes", "department"])
            {
                Assert.That((string?)read[field], Is.EqualTo(text), field);
            }
        }
    }
}
