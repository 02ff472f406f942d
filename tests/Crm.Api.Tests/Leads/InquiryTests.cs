using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Crm.Api.Tests.Access;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NUnit.Framework;

namespace Crm.Api.Tests.Leads;

/// <summary>S75: whoever asks by a form or a mail has a number and somebody who answers; nothing that came is lost, and the counts say so.</summary>
[Category("S75")]
public sealed partial class InquiryTests : HostFixture
{
    private const string Site = "https://www.tarnvale.example";

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Configuration["Crm:Forms:PerMinute"] = "60");

    [Test]
    public async Task Submission_OfSomebodyNew_IsALeadWithANumberAReceiptAndAnOwner()
    {
        var ben = (string)(await (await As("sales-rep")).Session())["user"]!["id"]!;
        await Admin.Send(HttpMethod.Put, "/api/v1/lead-assignment-rules", new { items = new[] { new { name = "All", strategy = "roundRobin", members = new[] { new { userId = ben } } } } });
        await Admin.Send(HttpMethod.Put, "/api/v1/consent-purposes/product-news", new { basis = "consent", channels = new[] { "email" }, texts = new { en = new { name = "News", text = "Tell me of new products." } } });
        var form = await Form("New people", consents: new[] { new { purpose = "product-news", channel = "email", required = true } });

        using var page = Host.Anonymous();
        var body = new { values = new { givenName = "Noor", email = "noor@asks.example", message = "Do you ship?" }, consents = new[] { "email.product-news" }, page = new { utm_campaign = "Spring" }, language = "es" };
        var sent = await Send(page, form, body, "once-1");
        var again = await Send(page, form, body, "once-1");
        var listed = await One(sent);

        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Accepted), sent.Text);
        Assert.That((string)again.Json["reference"]!, Is.EqualTo((string)sent.Json["reference"]!), "the same is taken once");
        Assert.That((string)sent.Json["message"]!, Does.StartWith("Gracias"));
        Assert.That((S(listed, "outcome"), S(listed, "state"), S(listed, "ownerId")), Is.EqualTo(("leadMade", "open", ben)), listed.ToJsonString());
        var lead = (await Admin.Get($"/api/v1/leads/{listed["recordId"]}")).Json;
        Assert.That((S(lead, "campaign"), S(lead, "channel"), S(lead, "ownerId"), S(lead, "message")), Is.EqualTo(("Spring", "webForm", ben, "Do you ship?")));
        Assert.That((await Mails("noor@asks.example")).Single(), Does.Contain((string)sent.Json["reference"]!).And.Contain("consulta"), "the receipt, in Spanish, once");
        Assert.That((await Admin.Get($"/api/v1/leads/{listed["recordId"]}/consents")).Text, Does.Contain("product-news"));
        await Eventually(async () => (await Admin.Get($"/api/v1/leads/{listed["recordId"]}/timeline")).Text.Contains((string)sent.Json["reference"]!, StringComparison.Ordinal), "it stands on the timeline with its number");
        await Balanced(form, received: 1, leads: 1);
    }

    [Test]
    public async Task Submission_OfAContact_IsTheirInquiryAndNoLead_UntilSomebodyAnswers()
    {
        var (rep, manager) = (await As("sales-rep"), await As("sales-manager"));
        var owner = (string)(await rep.Session())["user"]!["id"]!;
        var contact = await Admin.Create("contacts", new { familyName = "Kept", ownerId = owner, emails = new[] { new { address = "kept@asks.example" } } });
        var form = await Form("Known people");

        var inquiry = await One(await Send(Host.Anonymous(), form, new { values = new { email = "KEPT@asks.example", message = "Where is my order?" } }));
        Assert.That((S(inquiry, "outcome"), S(inquiry, "recordId"), S(inquiry, "ownerId")), Is.EqualTo(("knownContact", (string)contact["id"]!, owner)));
        Assert.That(await Told(rep, contact), Is.EqualTo("inquiryArrived"));

        await At(days: 4, async () => (await Told(rep, contact)).Contains("inquiryOverdue", StringComparison.Ordinal));
        await At(days: 8, async () => (await Told(manager, contact)).Length > 0);
        Assert.That((await Told(rep, contact), await Told(manager, contact)), Is.EqualTo(("inquiryOverdue inquiryArrived", "inquiryEscalated")), "the owner first, then those above, each once");

        await rep.Create("activities", new { kind = "call", status = "done", subject = "Called back", contactId = contact["id"], direction = "outbound" });
        await Eventually(async () => S(await One(inquiry), "state") == "answered", "a call answers it");
        await Balanced(form, received: 1, merged: 1);
    }

    [Test]
    public async Task Inquiry_ThatNoRuleGives_IsCaughtByWhomTheSettingsName_AndTheAuditFindsNoOrphan()
    {
        await Admin.Send(HttpMethod.Put, "/api/v1/lead-assignment-rules", new { items = Array.Empty<object>() });
        var catcher = (string)(await (await As("service-agent")).Session())["user"]!["id"]!;
        var saved = await Admin.Send(HttpMethod.Put, "/api/v1/inquiry-settings", new { catcherId = catcher, answerMinutes = 240 });
        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.OK), saved.Text);
        var form = await Form("Nobody's");
        var sent = await Send(Host.Anonymous(), form, new { values = new { email = "nobody@asks.example" } });

        await At(days: 0, async () => S(await One(sent), "ownerId") is not null);
        var caught = await One(sent);
        var audit = (await Admin.Get("/api/v1/inquiries/audit")).Json;

        Assert.That(S(caught, "ownerId"), Is.EqualTo(catcher));
        Assert.That((string?)(await Admin.Get($"/api/v1/leads/{caught["recordId"]}")).Json["ownerId"], Is.EqualTo(catcher), "the lead too");
        Assert.That(((int)audit["orphans"]!, (int)audit["unplaced"]!, (bool)audit["balances"]!), Is.EqualTo((0, 0, true)), audit.ToJsonString());
        Assert.That(await Kinds(await As("sales-manager")), Does.Contain("inquiryCaught"));
    }

    [Test]
    public async Task Page_WithoutScript_KeepsWhatWasTyped_AndThanksWithTheNumber()
    {
        var form = await Form("Page");
        using var browser = Host.Anonymous();
        var address = $"/f/{form["key"]}?lang=ru&utm_campaign=Fair";
        var shown = await browser.Get(address);
        var ticket = Ticket().Match(shown.Text).Groups["t"].Value;

        var wrong = await Post(browser, address, ("ticket", ticket), ("v.email", "no address"), ("v.givenName", "<b>Olga</b>"));
        await Task.Delay(2100);
        wrong = await Post(browser, address, ("ticket", ticket), ("v.email", "no address"), ("v.givenName", "<b>Olga</b>"));
        var right = await Post(browser, address, ("ticket", ticket), ("v.email", "olga@asks.example"), ("v.givenName", "Olga"));
        var twice = await Post(browser, address, ("ticket", ticket), ("v.email", "olga@asks.example"), ("v.givenName", "Olga"));
        var thanks = await browser.Get(right.Headers["Location"]);
        var within = await browser.Get($"{address}&embed=1");

        Assert.That(shown.Headers["Content-Security-Policy"], Does.Contain($"frame-ancestors {Site}").And.Contain("default-src 'none'"));
        Assert.That(shown.Text, Does.Contain("<html lang=\"ru\">").And.Contain("Эл. почта").And.Not.Contain("<script"));
        Assert.That(within.Text, Does.Contain("/f/frame.js").And.Not.Contain("<nav"), "within another page it tells how high it is");
        Assert.That(wrong.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(wrong.Text, Does.Contain("aria-invalid").And.Contain("name@example.com").And.Contain("value=\"no address\"").And.Contain("&lt;b&gt;Olga"));
        Assert.That((right.Status, right.Headers["Location"]), Is.EqualTo((HttpStatusCode.Redirect, twice.Headers["Location"])), "sent twice is taken once");
        Assert.That(thanks.Text, Does.Contain("Спасибо").And.Match("I-[0-9A-Z]{5}-[0-9A-Z]{5}"));
        await Balanced(form, received: 3, leads: 1, refused: 2);
    }

    [Test]
    public async Task Submission_ByAProgramOrAForeignPage_IsRefused_AndAPersonMayTakeItInAllTheSame()
    {
        var form = await Form("Guarded");
        using var page = Host.Anonymous();
        var bot = await Send(page, form, new { values = new { email = "bot@asks.example" }, trap = "buy" });
        var foreign = await page.Post($"/api/v1/forms/{form["key"]}/submissions", new { values = new { email = "x@asks.example" } }, ("Origin", "https://evil.example"));
        var preflight = await page.Send(HttpMethod.Options, $"/api/v1/forms/{form["key"]}/submissions", body: null, ("Origin", Site));
        var incomplete = await Send(page, form, new { values = new { givenName = "No address", colour = "red" } });

        Assert.That((bot.Status, bot.Code), Is.EqualTo((HttpStatusCode.BadRequest, "refused")));
        Assert.That((foreign.Status, foreign.Code), Is.EqualTo((HttpStatusCode.Forbidden, "origin_not_allowed")));
        Assert.That(preflight.Headers["Access-Control-Allow-Origin"], Is.EqualTo(Site));
        Assert.That(incomplete.Headers["Access-Control-Allow-Origin"], Is.EqualTo(Site), "a refusal is read by the page too");
        Assert.That(incomplete.Json["errors"]!.AsObject().Select(e => e.Key), Is.EquivalentTo(new[] { "values.email", "values.colour" }));
        await Balanced(form, received: 2, refused: 2);

        var refused = (await Admin.Get("/api/v1/inquiries?search=bot%40asks.example")).Json["items"]![0]!;
        Assert.That((await Admin.Post($"/api/v1/inquiries/{refused["id"]}/accept")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(S(await One(refused), "outcome"), Is.EqualTo("leadMade"));
        await Balanced(form, received: 2, leads: 1, refused: 1);
    }

    [Test]
    public async Task Submission_WithDoubleOptIn_WaitsForTheAddressToBeConfirmed()
    {
        var form = await Form("Confirmed", doubleOptIn: true);
        var sent = await Send(Host.Anonymous(), form, new { values = new { email = "sure@asks.example" } });
        var idle = await Send(Host.Anonymous(), form, new { values = new { email = "unsure@asks.example" } });
        Assert.That((string)sent.Json["state"]!, Is.EqualTo("unconfirmed"), sent.Text);
        await Balanced(form, received: 2, waiting: 2);

        await At(days: 8, async () => S(await One(idle), "outcome") == "refused" && S(await One(sent), "outcome") == "refused");
        Assert.That((S(await One(idle), "outcome"), S(await One(idle), "reason")), Is.EqualTo(("refused", "notConfirmed")));
        await Balanced(form, received: 2, refused: 2);
    }

    [Test]
    public async Task Mail_OfSomebodyUnknown_IsAnInquiryToo_WithAReceiptAndAnOwner()
    {
        var raw = Encoding.ASCII.GetBytes("From: Wanda <wanda@writes.example>\r\nTo: sales@tarnvale.example\r\nSubject: A month ago\r\nMessage-ID: <w1@writes.example>\r\n\r\nI asked to be called.");
        var content = new ByteArrayContent(raw);
        content.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
        var held = await Admin.Send(HttpMethod.Post, "/api/v1/inbound-mail", content);
        Assert.That((int)held.Json["held"]!, Is.EqualTo(1), held.Text);

        var inquiry = (await Admin.Get("/api/v1/inquiries?search=wanda%40writes.example")).Json["items"]![0]!;
        Assert.That((S(inquiry, "kind"), S(inquiry, "outcome"), S(inquiry, "state")), Is.EqualTo(("mail", "waiting", "open")));
        Assert.That(S(inquiry, "ownerId"), Is.Not.Null);
        Assert.That(await Mails("wanda@writes.example"), Has.Count.EqualTo(1));

        var waiting = (await Admin.Get("/api/v1/inbound-mail")).Json["items"]!.AsArray().First(m => m!.ToJsonString().Contains("wanda@writes.example", StringComparison.Ordinal))!;
        var made = await Admin.Post($"/api/v1/inbound-mail/{waiting["id"]}/create-lead", new { });
        Assert.That((S(await One(inquiry), "outcome"), S(await One(inquiry), "recordId")), Is.EqualTo(("leadMade", (string)made.Json["leadId"]!)), made.Text);
        await Admin.Post($"/api/v1/inbound-mail/{waiting["id"]}/undo");
        await Admin.Post($"/api/v1/inbound-mail/{waiting["id"]}/discard");
        Assert.That((S(await One(inquiry), "outcome"), S(await One(inquiry), "reason")), Is.EqualTo(("refused", "discarded")));
    }

    private async Task<JsonNode> Form(string name, object[]? consents = null, bool doubleOptIn = false)
    {
        object Text(string en) => new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = en };
        var saved = await Admin.Send(HttpMethod.Put, $"/api/v1/lead-forms/{Guid.CreateVersion7()}", new
        {
            name, isActive = true, origins = new[] { Site },
            design = new
            {
                title = Text(name), doubleOptIn, consents = consents ?? [],
                fields = new object[]
                {
                    new { field = "givenName", required = false, label = new { } }, new { field = "email", required = true, label = new { } }, new { field = "message", required = false, label = Text("What can we do for you?") },
                },
                hidden = new[] { new { field = "campaign", parameter = "utm_campaign" } },
            },
        });
        return saved.Status == HttpStatusCode.OK ? saved.Json : throw new InvalidOperationException(saved.Text);
    }

    private static Task<Answer> Send(CrmClient client, JsonNode form, object body, string? key = null) =>
        client.Post($"/api/v1/forms/{form["key"]}/submissions", body, key is null ? [("Origin", Site)] : [("Origin", Site), ("Idempotency-Key", key)]);

    private static Task<Answer> Post(CrmClient client, string address, params (string Name, string Value)[] fields) =>
        client.Send(HttpMethod.Post, address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    private async Task Balanced(JsonNode form, int received, int leads = 0, int merged = 0, int refused = 0, int waiting = 0)
    {
        var counts = (await Admin.Get($"/api/v1/lead-forms/{form["id"]}")).Json["counts"]!;
        Assert.That(((int)counts["received"]!, (int)counts["leads"]!, (int)counts["merged"]!, (int)counts["refused"]!, (int)counts["waiting"]!, (bool)counts["balances"]!), Is.EqualTo((received, leads, merged, refused, waiting, true)));
    }

    private Task<JsonNode> One(Answer sent) => One(sent.Json);

    private async Task<JsonNode> One(JsonNode named) => (await Admin.Get($"/api/v1/inquiries?search={named["reference"]}")).Json["items"]!.AsArray().Single()!;

    private async Task<List<string>> Mails(string to)
    {
        var mails = (await Admin.Get($"/api/v1/mails?to={Uri.EscapeDataString(to)}")).Json["items"]!.AsArray().Where(m => (string?)m!["to"] == to);
        return [.. mails.Select(m => m!.ToJsonString())];
    }

    // Another instance looks when it starts, by its own clock.
    private async Task At(int days, Func<Task<bool>> holds)
    {
        var clock = new ShiftedClock();
        clock.Advance(TimeSpan.FromDays(days));
        var instance = await Host.StartSecond(b => b.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        await using (instance)
        {
            await Eventually(holds, "it is looked after");
        }
    }

    private static async Task<string> Told(CrmClient client, JsonNode about) => string.Join(
        ' ', (await client.Get("/api/v1/notifications")).Json["items"]!.AsArray().Where(n => (string?)n!["recordId"] == (string)about["id"]!).Select(n => (string)n!["kind"]!).Where(k => k.StartsWith("inquiry", StringComparison.Ordinal)));

    private static async Task<List<string>> Kinds(CrmClient client) => [.. (await client.Get("/api/v1/notifications")).Json["items"]!.AsArray().Select(n => (string)n!["kind"]!)];

    private static string? S(JsonNode node, string name) => (string?)node[name];

    [GeneratedRegex("name=\"ticket\" value=\"(?<t>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ticket();
}
