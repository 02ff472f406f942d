using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Platform.Http;
using Crm.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;

namespace Crm.Api.Tests.Leads;

/// <summary>S66, S95: leads of a region go to its dealer with a deadline, conflicts are found and decided, and a dealer's people see what is theirs and nothing else.</summary>
[Category("S66")]
[Category("S95")]
public sealed class PartnerTests : HostFixture
{
    private string ana = "";
    private string ben = "";
    private JsonNode dealer = null!;
    private CrmClient person = null!;

    [OneTimeSetUp]
    public async Task MakeADealer()
    {
        ana = (string)(await Admin.Session())["user"]!["id"]!;
        ben = (string)(await (await As("sales-rep")).Session())["user"]!["id"]!;
        dealer = await Dealer("Dealer of Portugal", "PT");
        person = await Person(dealer, "paulo@dealer.example");
    }

    [OneTimeTearDown]
    public void SignPersonOut() => person.Dispose();

    [Test]
    public async Task Lead_InADealersRegion_IsOfferedAcceptedAndWorkedOn()
    {
        await Rules(new { name = "Regions", where = (object?)null, strategy = "partner", members = Array.Empty<object>() });
        var lead = await Lead("Offered", "PT", owner: null);
        await Rules();
        Assert.That(((string?)lead["ownerId"], (string?)lead["assignedBy"]), Is.EqualTo((ana, "partner")), "whoever looks after the dealer has it");
        await Eventually(async () => (string?)(await Read(lead))["partnerState"] == "offered", "the dealer is asked");

        var waiting = (await person.Get("/api/v1/portal/leads?state=offered")).Json["items"]!.AsArray().Single(l => (string)l!["id"]! == (string)lead["id"]!)!;
        Assert.That(waiting["emails"]!.AsArray(), Is.Empty, "how to reach them is told once it was accepted");
        Assert.That((await person.Post($"/api/v1/portal/leads/{lead["id"]}/work")).Code, Is.EqualTo("not_accepted"));
        var accepted = await person.Post($"/api/v1/portal/leads/{lead["id"]}/accept");
        Assert.That((accepted.Status, (string)accepted.Json["state"]!, accepted.Json["emails"]!.AsArray().Count), Is.EqualTo((HttpStatusCode.OK, "accepted", 1)), accepted.Text);
        var worked = await person.Post($"/api/v1/portal/leads/{lead["id"]}/work");
        Assert.That((worked.Status, (string)worked.Json["status"]!), Is.EqualTo((HttpStatusCode.OK, "working")), worked.Text);
        var noted = await person.Post($"/api/v1/portal/leads/{lead["id"]}/notes", new { text = "They want two of them" });
        Assert.That((noted.Status, (string?)noted.Json["notes"]![0]!["text"]), Is.EqualTo((HttpStatusCode.OK, "They want two of them")), noted.Text);
        var results = (await Admin.Get($"/api/v1/accounts/{dealer["id"]}/partner/results")).Json;
        Assert.That(((int)results["accepted"]! > 0, (int)results["answered"]!, (int)results["offered"]!), Is.EqualTo((true, (int)results["onTime"]!, Sum(results))), "the parts make up what was offered");
    }

    [Test]
    public async Task Offer_DeclinedOrLate_GoesBackToWhoHadIt()
    {
        var declined = await Lead("Declined", "PT", ben);
        Assert.That((await Offer(declined)).Json["offers"]![0]!["state"]!.ToString(), Is.EqualTo("offered"));
        Assert.That((await Offer(declined)).Code, Is.EqualTo("lead_offered"));
        Assert.That((await person.Post($"/api/v1/portal/leads/{declined["id"]}/decline", new { reason = "Too far" })).Status, Is.EqualTo(HttpStatusCode.NoContent));
        var late = await Lead("Late", "PT", ben);
        await Offer(late);
        var clock = new ShiftedClock();
        clock.Advance(TimeSpan.FromDays(20));

        var instance = await Host.StartSecond(b => b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        await using (instance)
        {
            await Eventually(async () => (string?)(await Read(late))["partnerId"] is null, "it goes back by itself");
        }

        foreach (var (lead, state) in new[] { (declined, "declined"), (late, "expired") })
        {
            var offer = (await Admin.Get($"/api/v1/leads/{lead["id"]}/offers")).Json["offers"]![0]!;
            Assert.That(((string?)(await Read(lead))["ownerId"], (string)offer["state"]!), Is.EqualTo((ben, state)));
        }

        Assert.That((await person.Get($"/api/v1/portal/leads/{declined["id"]}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Conflict_WithDirectSales_IsFoundAndDecidedWithAReason()
    {
        var account = await Admin.Create("accounts", new { name = "Conflict SA", ownerId = ben });
        await Admin.Create("contacts", new { familyName = "Buyer", accountId = account["id"], emails = new[] { new { address = "buyer@conflict-sa.example" } } });
        var deal = await Admin.Create("opportunities", new { name = "Open with direct sales", accountId = account["id"], ownerId = ben });
        var lead = await Lead("Colleague", "PT", ana, "colleague@conflict-sa.example");

        var answer = await Offer(lead);

        var conflict = answer.Json["conflicts"]![0]!;
        Assert.That((answer.Json["offers"]!.AsArray().Count, (string)conflict["kind"]!, (string)conflict["otherId"]!, (string)conflict["because"]!), Is.EqualTo((0, "opportunity", (string)deal["id"]!, "domain")), answer.Text);
        var told = (await (await As("sales-rep")).Get("/api/v1/notifications")).Json["items"]!.AsArray();
        Assert.That(told.Select(n => ((string)n!["kind"]!, (string?)n["recordId"])), Has.Member(("partnerConflict", (string)lead["id"]!)), "whoever has the deal hears of it");
        Assert.That((await Admin.Get("/api/v1/lead-conflicts")).Json["items"]!.AsArray().Select(c => (string)c!["id"]!), Has.Member((string)conflict["id"]!));
        Assert.That((await Admin.Post($"/api/v1/lead-conflicts/{conflict["id"]}/decide", new { decision = "partner", reason = " " })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        var decided = await Admin.Post($"/api/v1/lead-conflicts/{conflict["id"]}/decide", new { decision = "partner", reason = "Their region, our deal is another product" });
        Assert.That(((string)decided.Json["offers"]![0]!["state"]!, (bool)decided.Json["conflicts"]![0]!["isOpen"]!), Is.EqualTo(("offered", false)), decided.Text);
        Assert.That((await Admin.Post($"/api/v1/lead-conflicts/{conflict["id"]}/decide", new { decision = "direct", reason = "Too late" })).Code, Is.EqualTo("conflict_decided"));
    }

    [Test]
    public async Task Partner_AtAnyOtherDoor_IsRefused()
    {
        var other = await Dealer("Dealer of Brazil", "BR");
        var theirs = await Lead("Of the other dealer", "BR", ana);
        await Admin.Post($"/api/v1/leads/{theirs["id"]}/offer", new { partnerId = other["id"] });
        Assert.That((await person.Get($"/api/v1/portal/leads/{theirs["id"]}")).Status, Is.EqualTo(HttpStatusCode.NotFound), "of another dealer");
        Assert.That((await person.Post($"/api/v1/portal/leads/{theirs["id"]}/accept")).Status, Is.EqualTo(HttpStatusCode.NotFound));

        var open = new List<string>();
        foreach (var endpoint in Host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Distinct())
        {
            var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (!path.StartsWith("/api/v1", StringComparison.Ordinal) || endpoint.Metadata.GetMetadata<EndpointAccess>() is not { Audience: not EndpointAudience.Anonymous }
                || endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != true)
            {
                continue;
            }

            var address = System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]*\}", m => m.Value.Contains("recordType", StringComparison.Ordinal) ? "contact" : m.Value.Contains(":int", StringComparison.Ordinal) || m.Value.Contains(":long", StringComparison.Ordinal) ? "1" : Guid.CreateVersion7().ToString(), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            var answer = await person.Get(address);
            if (answer.Status != HttpStatusCode.Forbidden)
            {
                open.Add(path);
            }
        }

        Assert.That(open, Is.EquivalentTo(new[] { "/api/v1/portal/leads", "/api/v1/portal/leads/{id:guid}", "/api/v1/portal/documents", "/api/v1/portal/documents/{id:guid}/content" }));
        Assert.That((await Admin.Get("/api/v1/portal/leads")).Code, Is.EqualTo("partners_only"), "nor is the portal a colleague's");
    }

    [Test]
    public async Task Documents_AreReadByWhomTheyAreSharedWith()
    {
        var other = await Dealer("Dealer of Chile", "CL");
        var file = (await Admin.Upload("/api/v1/files", "prices.txt", Encoding.UTF8.GetBytes("1 EUR"))).Json;
        var mine = await Share(file, "Prices of Portugal", (string)dealer["id"]!);
        var theirs = await Share(file, "Prices of Chile", (string)other["id"]!);
        var everybody = await Share(file, "Logo", partner: null);

        var list = (await person.Get("/api/v1/portal/documents")).Json["items"]!.AsArray().Select(d => (string)d!["title"]!);

        Assert.That(list, Is.EquivalentTo(new[] { "Prices of Portugal", "Logo" }));
        Assert.That((await person.Get($"/api/v1/portal/documents/{mine["id"]}/content")).Text, Is.EqualTo("1 EUR"));
        Assert.That((await person.Get($"/api/v1/portal/documents/{theirs["id"]}/content")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Admin.Delete($"/api/v1/partner-documents/{everybody["id"]}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await person.Get($"/api/v1/portal/documents/{everybody["id"]}/content")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    [Category("S4")]
    public async Task Card_OfAKnownContact_IsLinkedToIt()
    {
        var contact = await Admin.Create("contacts", new { givenName = "Rui", familyName = "Known", emails = new[] { new { address = "rui@known-card.example" } } });
        var same = await Admin.Create("leads", new { givenName = "Rui", familyName = "Known", emails = new[] { new { address = "RUI@known-card.example" } } });
        var colleague = await Admin.Create("leads", new { givenName = "Eva", familyName = "Else", emails = new[] { new { address = "rui@known-card.example" } } });

        Assert.That(((string?)same["knownContactId"], (string?)same["knownContactName"], (string?)colleague["knownContactId"]), Is.EqualTo(((string)contact["id"]!, "Rui Known", (string?)null)), "an office may share its address");
    }

    private static int Sum(JsonNode results) => new[] { "waiting", "accepted", "declined", "expired", "withdrawn" }.Sum(part => (int)results[part]!);

    private async Task<JsonNode> Dealer(string name, string country)
    {
        var account = await Admin.Create("accounts", new { name, roles = new[] { "dealer" } });
        var saved = await Admin.Send(HttpMethod.Put, $"/api/v1/accounts/{account["id"]}/partner", new { managerId = ana, regions = new[] { new { country } }, acceptHours = 8 });
        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.OK), saved.Text);
        return account;
    }

    private async Task<CrmClient> Person(JsonNode of, string email)
    {
        var role = (await Admin.Get("/api/v1/roles")).Json["items"]!.AsArray().Single(r => (string)r!["key"]! == "partner")!;
        var alone = await Admin.Post("/api/v1/users", new { name = "Paulo", email, password = "correct horse battery", roleId = (string)role["id"]! });
        Assert.That(alone.Status, Is.EqualTo(HttpStatusCode.BadRequest), "the role is for people of dealers alone");
        var user = await Admin.Post("/api/v1/users", new { name = "Paulo", email, password = "correct horse battery", roleId = (string)role["id"]!, partnerId = of["id"] });
        Assert.That(user.Status, Is.EqualTo(HttpStatusCode.Created), user.Text);
        var client = Host.Anonymous();
        await client.SignIn(email, "correct horse battery");
        return client;
    }

    private async Task<JsonNode> Lead(string name, string country, string? owner, string? email = null) => await Admin.Create(
        "leads", new { familyName = name, ownerId = owner, emails = new[] { new { address = email ?? $"{name.ToLowerInvariant().Replace(' ', '-')}@partner-lead.example" } }, addresses = new[] { new { country } } });

    private async Task<Answer> Offer(JsonNode lead) => await Admin.Post($"/api/v1/leads/{lead["id"]}/offer", new { });

    private async Task<JsonNode> Read(JsonNode lead) => (await Admin.Get($"/api/v1/leads/{lead["id"]}")).Json;

    private async Task Rules(params object[] items) => Assert.That((await Admin.Send(HttpMethod.Put, "/api/v1/lead-assignment-rules", new { items })).Status, Is.EqualTo(HttpStatusCode.OK));

    private async Task<JsonNode> Share(JsonNode file, string title, string? partner)
    {
        var shared = await Admin.Post("/api/v1/partner-documents", new { fileId = file["id"], title, partnerId = partner });
        Assert.That(shared.Status, Is.EqualTo(HttpStatusCode.Created), shared.Text);
        return shared.Json;
    }
}
