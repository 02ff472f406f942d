using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Api.Tests.Records;
using Crm.Platform.Data;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Leads;

/// <summary>A lead as said, its way, and what it becomes.</summary>
public sealed class LeadTests : HostFixture
{
    [Test]
    public async Task Lead_WithoutOwner_IsNewUntilSomebodyIsResponsible()
    {
        var lead = await Admin.Create("leads", new { companyName = "Nobody's Ltd", ownerId = (Guid?)null });
        Assert.That((S(lead, "status"), S(lead, "displayName")), Is.EqualTo(("new", "Nobody's Ltd")));
        Assert.That(S(lead, "reference"), Does.Match("^L-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$"));

        var taken = (await Admin.Patch($"/api/v1/leads/{lead["id"]}", new { ownerId = (await Admin.Session())["user"]!["id"] })).Json;

        Assert.That(S(taken, "status"), Is.EqualTo("assigned"));
    }

    [Test]
    public async Task Lead_OfNobody_IsRefused()
    {
        var answer = await Admin.Post("/api/v1/leads", new { interest = "Scales" });

        Assert.That((answer.Status, answer.Json["errors"]!["familyName"] is not null), Is.EqualTo((HttpStatusCode.BadRequest, true)), answer.Text);
    }

    [Test]
    public async Task Lead_StatusInABody_IsRefused()
    {
        var answer = await Admin.Post("/api/v1/leads", new { companyName = "Shortcut Ltd", status = "qualified" });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Lead_OnItsWay_KeepsWhenItWasFirstAnswered()
    {
        var lead = await Admin.Create("leads", new { familyName = "Way" });

        var contacted = await Act(lead, "contact");
        var qualified = await Act(lead, "qualify");

        Assert.That((S(contacted, "status"), S(qualified, "status")), Is.EqualTo(("contacted", "qualified")));
        Assert.That(S(contacted, "firstResponseAt"), Is.Not.Null.And.EqualTo(S(qualified, "firstResponseAt")));
    }

    [Test]
    public async Task Lead_Disqualified_SaysWhyAndTakesNothingButReopening()
    {
        var lead = await Admin.Create("leads", new { familyName = "Nothing" });

        var closed = await Act(lead, "disqualify", new { reason = "noBudget", note = "Next year perhaps" });
        var work = await Admin.Post($"/api/v1/leads/{lead["id"]}/work");
        var open = await Act(lead, "reopen");

        Assert.That((S(closed, "status"), S(closed, "disqualifiedReason"), S(closed, "closedAt") is not null), Is.EqualTo(("disqualified", "noBudget", true)));
        Assert.That((work.Status, work.Code), Is.EqualTo((HttpStatusCode.Conflict, "lead_status")));
        Assert.That((S(open, "status"), S(open, "disqualifiedReason"), S(open, "closedAt")), Is.EqualTo(("working", (string?)null, (string?)null)));
        Assert.That(S(open, "firstResponseAt"), Is.Null, "nobody has answered yet");
    }

    [TestCase("nonsense")]
    [TestCase("1")]
    [TestCase("")]
    public async Task Disqualify_WithoutAKnownReason_IsRefused(string reason)
    {
        var lead = await Admin.Create("leads", new { familyName = "Reason" });

        var answer = await Admin.Post($"/api/v1/leads/{lead["id"]}/disqualify", new { reason });

        Assert.That((answer.Status, answer.Json["errors"]!["reason"] is not null), Is.EqualTo((HttpStatusCode.BadRequest, true)), answer.Text);
    }

    [Test]
    public async Task Convert_OfAStranger_MakesContactAndAccountAndIsUndoneAtOnce()
    {
        var lead = await Admin.Create("leads", new
        {
            givenName = "Zoe", familyName = "Marchetti", companyName = "Marchetti Ottica", title = "Owner", emails = new[] { new { address = "zoe@marchetti-ottica.example" } }, source = "Fair",
        });
        var preview = (await Admin.Get($"/api/v1/leads/{lead["id"]}/conversion")).Json;
        Assert.That((preview["contact"], preview["account"], S(preview, "newAccount")), Is.EqualTo(((JsonNode?)null, (JsonNode?)null, "Marchetti Ottica")));

        var answer = await Admin.Post($"/api/v1/leads/{lead["id"]}/convert", new { });

        Assert.That((answer.Status, S(answer.Json, "status")), Is.EqualTo((HttpStatusCode.OK, "converted")), answer.Text);
        var contact = (await Admin.Get($"/api/v1/contacts/{answer.Json["contactId"]}")).Json;
        var account = (await Admin.Get($"/api/v1/accounts/{answer.Json["accountId"]}")).Json;
        Assert.That((S(contact, "displayName"), S(contact, "title"), S(contact, "source"), S(contact, "accountId")), Is.EqualTo(("Zoe Marchetti", "Owner", "Fair", S(account, "id"))));
        Assert.That((S(account, "name"), S(account["domains"]!.AsArray()[0]!)), Is.EqualTo(("Marchetti Ottica", "marchetti-ottica.example")));

        var undo = await Admin.Post($"/api/v1/change-sets/{answer.ChangeSetId}/undo");
        Assert.That((int)undo.Status, Is.LessThan(300), undo.Text);
        await Eventually(async () => S((await Admin.Get($"/api/v1/leads/{lead["id"]}")).Json, "status") == "assigned", "the lead is open again");
        Assert.That((await Admin.Get("/api/v1/contacts?familyName=Marchetti")).Json["items"]!.AsArray(), Is.Empty);
        Assert.That((await Admin.Get("/api/v1/accounts?name=Marchetti%20Ottica")).Json["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Convert_WithAnOpportunity_OpensItInTheSameCommit()
    {
        var lead = await Admin.Create("leads", new { familyName = "Brandt", companyName = "Brandt Optik", interest = "Two microscopes", source = "Fair", budget = new { amount = 1200.5m, currency = "EUR" } });
        Assert.That(S((await Admin.Get($"/api/v1/leads/{lead["id"]}/conversion")).Json, "newOpportunity"), Is.EqualTo("Two microscopes"));

        var answer = await Admin.Post($"/api/v1/leads/{lead["id"]}/convert", new { createOpportunity = true });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        var deal = (await Admin.Get($"/api/v1/opportunities/{answer.Json["opportunityId"]}")).Json;
        Assert.That(
            (S(deal, "name"), S(deal, "contactId"), S(deal, "accountId"), S(deal, "source"), S(deal, "ownerId"), (decimal)deal["amount"]!["amount"]!),
            Is.EqualTo(("Two microscopes", S(answer.Json, "contactId"), S(answer.Json, "accountId"), "Fair", S(lead, "ownerId"), 1200.5m)));

        var undo = await Admin.Post($"/api/v1/change-sets/{answer.ChangeSetId}/undo");
        Assert.That((int)undo.Status, Is.LessThan(300), undo.Text);
        await Eventually(async () => (await Admin.Get("/api/v1/opportunities?name=Two%20microscopes")).Json["items"]!.AsArray().Count == 0, "the opportunity is gone with the conversion");
        Assert.That(S((await Admin.Get($"/api/v1/leads/{lead["id"]}")).Json, "opportunityId"), Is.Null);
    }

    [Test]
    public async Task Convert_WithAnOpportunityThatOneMayNotMake_IsRefusedAsAWhole()
    {
        var role = await TestRoles.Insert(Host, "leads.read", "leads.create", "leads.edit", "contacts.read", "contacts.create", "accounts.read", "accounts.create");
        using var noDeals = Host.Anonymous();
        var password = (string)(await noDeals.Session())["demoUsers"]![0]!["password"]!;
        await Admin.Post("/api/v1/users", new { name = "No Deals", email = "no-deals@demo.example", password, roleId = role });
        await noDeals.SignIn("no-deals@demo.example", password);
        var lead = await noDeals.Create("leads", new { familyName = "Nowhere", companyName = "Nowhere Half Ltd" });

        var answer = await noDeals.Post($"/api/v1/leads/{lead["id"]}/convert", new { createOpportunity = true });

        Assert.That((answer.Status, (await noDeals.Get($"/api/v1/leads/{lead["id"]}/conversion")).Json["newOpportunity"]), Is.EqualTo((HttpStatusCode.Forbidden, (JsonNode?)null)), answer.Text);
        Assert.That((await Admin.Get("/api/v1/accounts?name=Nowhere%20Half%20Ltd")).Json["items"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Convert_OfSomebodyKnown_AddsWhatIsNewToTheSameContact()
    {
        var account = await Admin.Create("accounts", new { name = "Known Works" });
        var contact = await Admin.Create("contacts", new { givenName = "Ana", familyName = "Known", accountId = account["id"], emails = new[] { new { address = "ana.known@known.example" } } });
        var lead = await Admin.Create("leads", new
        {
            givenName = "Ana María", familyName = "Known", companyName = "Another name of it", title = "Buyer",
            emails = new[] { new { address = "ANA.Known@known.example" }, new { address = "private@known.example" } },
        });

        var preview = (await Admin.Get($"/api/v1/leads/{lead["id"]}/conversion")).Json;
        var converted = await Act(lead, "convert");

        Assert.That((S(preview["contact"]!, "id"), S(preview["contact"]!, "by"), S(preview["account"]!, "by")), Is.EqualTo((S(contact, "id"), "email", "contact")));
        Assert.That((S(converted, "contactId"), S(converted, "accountId")), Is.EqualTo((S(contact, "id"), S(account, "id"))));
        var now = (await Admin.Get($"/api/v1/contacts/{contact["id"]}")).Json;
        Assert.That((S(now, "givenName"), S(now, "title")), Is.EqualTo(("Ana", "Buyer")), "what is there stays, what was empty is filled");
        Assert.That(now["emails"]!.AsArray().Select(e => S(e!, "address")), Is.EqualTo(new[] { "ana.known@known.example", "private@known.example" }));
    }

    [Test]
    public async Task Convert_OfAColleagueAtASharedAddress_IsAnotherContactOfTheSameAccount()
    {
        var account = await Admin.Create("accounts", new { name = "Shared Office" });
        var contact = await Admin.Create("contacts", new { givenName = "Ines", familyName = "First", accountId = account["id"], emails = new[] { new { address = "office@shared-office.example" } } });
        var lead = await Admin.Create("leads", new { givenName = "Boris", familyName = "Second", emails = new[] { new { address = "office@shared-office.example" } } });

        var converted = await Act(lead, "convert");

        Assert.That((S(converted, "contactId") == S(contact, "id"), S(converted, "accountId")), Is.EqualTo((false, S(account, "id"))));
    }

    [Test]
    public async Task Convert_Twice_IsRefused()
    {
        var lead = await Admin.Create("leads", new { familyName = "Twice" });
        await Act(lead, "convert");

        var again = await Admin.Post($"/api/v1/leads/{lead["id"]}/convert", new { });

        Assert.That((again.Status, again.Code), Is.EqualTo((HttpStatusCode.Conflict, "lead_status")));
        Assert.That((await Admin.Get("/api/v1/contacts?familyName=Twice")).Json["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Convert_OfAColleaguesCustomerWhomOneMayNotSee_IsRefusedWithoutTellingWho()
    {
        await Admin.Create("contacts", new { givenName = "Hidden", familyName = "Person", emails = new[] { new { address = "hidden@person.example" } } });
        var rep = await As("sales-rep");
        using var narrow = await RoleWithLevel.SignIn(Host, (Guid)(await rep.Session())["user"]!["id"]!, "own");
        var lead = await narrow.Create("leads", new { givenName = "Hidden", familyName = "Person", emails = new[] { new { address = "hidden@person.example" } } });

        var preview = await narrow.Get($"/api/v1/leads/{lead["id"]}/conversion");
        var answer = await narrow.Post($"/api/v1/leads/{lead["id"]}/convert", new { });

        Assert.That(((bool)preview.Json["isRefused"]!, preview.Json["contact"]), Is.EqualTo((true, (JsonNode?)null)), preview.Text);
        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Conflict, "person_of_colleague")), answer.Text);
    }

    [Test]
    [Category("S2")]
    public async Task Timeline_OfALead_IsItsContactsOnceItIsConverted_AndNoLongerWhenThatIsUndone()
    {
        var lead = await Admin.Create("leads", new { familyName = "Timely", companyName = "Timely Tools" });
        await Admin.Create("activities", new { kind = "note", body = "Wants a catalogue.", leadId = lead["id"] });
        await Eventually(async () => (await Kinds($"leads/{lead["id"]}")).Contains("note"), "the note stands on the lead's timeline");

        var converted = await Admin.Post($"/api/v1/leads/{lead["id"]}/convert", new { });
        var (contact, account) = (S(converted.Json, "contactId"), S(converted.Json, "accountId"));

        await Eventually(async () => (await Kinds($"contacts/{contact}")).Contains("note") && (await Kinds($"accounts/{account}")).Contains("note"), "whom it has become has the note too");
        Assert.That(await Kinds($"leads/{lead["id"]}"), Does.Contain("note").And.Contain("statusChanged"));
        var mine = (await Admin.Get("/api/v1/activities?leadId=" + lead["id"])).Json["items"]!.AsArray();
        Assert.That(mine, Has.Count.EqualTo(1));

        await Admin.Post($"/api/v1/change-sets/{converted.ChangeSetId}/undo");
        await Eventually(async () => await Rows(contact!) == 0, "nothing of it is left with a contact that is none");
    }

    private async Task<List<string>> Kinds(string of) =>
        [.. (await Admin.Get($"/api/v1/{of}/timeline")).Json["items"]!.AsArray().Select(i => (string)i!["kind"]!)];

    private async Task<long> Rows(string contact)
    {
        var rows = 0L;
        await Host.InScope(async s => rows = await s.GetRequiredService<CrmDbContext>().Database
            .SqlQuery<long>($"""SELECT count(*) AS "Value" FROM activities_timeline WHERE "RecordId" = {Guid.Parse(contact)} AND "Kind" = {"note"}""").SingleAsync());
        return rows;
    }

    private async Task<JsonNode> Act(JsonNode lead, string act, object? body = null)
    {
        var answer = await Admin.Post($"/api/v1/leads/{lead["id"]}/{act}", body ?? new { });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    private static string? S(JsonNode record, string field) => record[field]?.ToString();

    private static string S(JsonNode value) => value.ToString();
}
