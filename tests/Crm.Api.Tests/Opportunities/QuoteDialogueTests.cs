using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Opportunities;

/// <summary>What a customer does with a quote before accepting it: opens it, chooses options, asks; and where that stands.</summary>
[Category("S22")]
public sealed class QuoteDialogueTests : HostFixture
{
    [Test]
    public async Task Options_ThatExcludeOrNeedEachOther_CannotBeSaved_AndAreNamed()
    {
        var (small, large, battery) = (await Product("Small motor"), await Product("Large motor"), await Product("Battery"));
        var pump = await Admin.Create("products", new
        {
            name = "Pump", listPrice = Euro(500),
            options = new[] { Option("Motor", "exactlyOne", small), Option("Motor", "exactlyOne", large), Option("Power", "none", battery) },
        });
        var quote = await Quote();

        var bare = await Put(quote, Line(pump));
        var both = await Put(quote, Line(pump), Line(small), Line(large));
        var excluded = await Put(quote, Line(pump), Line(small), Line(battery));
        var whole = await Put(quote, Line(pump), Line(small), Line(large, optional: true));
        var unknown = await Admin.Post("/api/v1/products", new { name = "Odd", options = new[] { Option("Motor", "atLeastOne", Guid.CreateVersion7()) } });

        Assert.That((bare.Code, both.Code, excluded.Code, whole.Status, unknown.Status), Is.EqualTo(("option_rules", "option_rules", "option_rules", HttpStatusCode.OK, HttpStatusCode.BadRequest)), whole.Text);
        Assert.That((bare.Status, bare.Text.Contains("Pump needs exactly one of: Small motor, Large motor.", StringComparison.Ordinal), excluded.Text.Contains("Battery", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.BadRequest, true, true)), bare.Text);
        Assert.That(bare.Json["params"]!["problems"]![0]!["options"]!.AsArray().Select(o => (string)o!["name"]!), Is.EqualTo(new[] { "Small motor", "Large motor" }));

        var path = await Send(quote);
        using var customer = Host.Anonymous();
        var refused = await customer.Send(HttpMethod.Post, path, Form(("act", "accept"), ("name", "Eva"), ("take", "2")));
        Assert.That((refused.Status, refused.Text.Contains("Large motor", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.BadRequest, true)), "the customer cannot take both either");
    }

    [Test]
    public async Task OptionalLine_ThatTheCustomerTicks_CountsInTheTotalAndTheOrder()
    {
        var quote = await Quote();
        await Put(quote, new { name = "Scale", quantity = 1, unitPrice = 100m, taxRate = 21, productId = (string?)null, optional = false }, new { name = "Training", quantity = 2, unitPrice = 30m, taxRate = 21, productId = (string?)null, optional = true });
        var path = await Send(quote);
        using var customer = Host.Anonymous();

        var without = await customer.Get(path);
        var updated = await customer.Send(HttpMethod.Post, path, Form(("act", "update"), ("take", "1")));
        await customer.Send(HttpMethod.Post, path, Form(("act", "accept"), ("name", "Eva"), ("take", "1")));

        var now = (await Admin.Get($"/api/v1/quotes/{quote["id"]}")).Json;
        var business = (await Admin.Get($"/api/v1/accounts/{quote["accountId"]}/business")).Json;
        Assert.That((Has(without, "121.00"), Has(without, "193.60"), Has(updated, "193.60")), Is.EqualTo((true, false, true)), updated.Text);
        Assert.That(((string)now["status"]!, (decimal)now["total"]!["amount"]!, (decimal)business["recent"]![0]!["amount"]!), Is.EqualTo(("accepted", 193.60m, 160m)));
    }

    [Test]
    [Category("S2")]
    public async Task Customer_OpensAsksAndIsAnswered_AndItStandsOnTheTimelinesOfTheDealAndTheAccount()
    {
        var rep = await As("sales-rep");
        var account = await rep.Create("accounts", new { name = "Curious" });
        var deal = await rep.Create("opportunities", new { name = "Curious deal", accountId = account["id"], amount = Euro(100) });
        var quote = await rep.Create("quotes", new { title = "For Curious", accountId = account["id"], opportunityId = deal["id"], currency = "EUR" });
        await Put(quote, new { name = "Work", quantity = 1, unitPrice = 100m });
        var path = await Send(quote);
        await rep.Create("activities", new { kind = "note", body = "They like it.", opportunityId = deal["id"] });
        using var customer = Host.Anonymous();

        await customer.Get(path);
        var nameless = await customer.Send(HttpMethod.Post, path, Form(("act", "ask"), ("name", "Eva"), ("question", " ")));
        await customer.Send(HttpMethod.Post, path, Form(("act", "ask"), ("name", "Eva"), ("question", "Is delivery <included>?")));
        var answered = await rep.Post($"/api/v1/quotes/{quote["id"]}/messages", new { text = "Yes, to your door." });
        var page = await customer.Get(path);

        Assert.That((nameless.Status, answered.Json["items"]!.AsArray().Count, Has(page, "Is delivery &lt;included&gt;?"), Has(page, "Yes, to your door.")), Is.EqualTo((HttpStatusCode.BadRequest, 2, true, true)), page.Text);
        Assert.That((await rep.Get("/api/v1/notifications?unread=true")).Text, Does.Contain("quoteQuestion"));
        Assert.That((await rep.Get($"/api/v1/quotes/{quote["id"]}")).Json["firstOpenedAt"], Is.Not.Null);
        string[] all = ["created", "note", "quoteSent", "quoteOpened", "quoteQuestion", "quoteAnswer"];
        await Eventually(async () => (await Kinds($"opportunities/{deal["id"]}")).Order(StringComparer.Ordinal).SequenceEqual(all.Order(StringComparer.Ordinal)), "all of it on the timeline of the deal");
        Assert.That((await Kinds($"accounts/{account["id"]}")).Distinct(), Is.EquivalentTo(all), "and of the account");
    }

    [Test]
    [Category("S2")]
    public async Task Deal_ThatMovesAndIsWon_StandsOnTheAccountsTimeline_AndOpenOnesInTheBrief()
    {
        var account = await Admin.Create("accounts", new { name = "Mover" });
        var contact = await Admin.Create("contacts", new { familyName = "Mover", accountId = account["id"] });
        var deal = await Admin.Create("opportunities", new { name = "Moved deal", accountId = account["id"], contactId = contact["id"], amount = Euro(300) });
        var open = await Admin.Create("opportunities", new { name = "Open deal", accountId = account["id"], amount = Euro(700) });
        var won = (await Admin.Get("/api/v1/pipelines")).Json["items"]!.AsArray().SelectMany(p => p!["stages"]!.AsArray()).First(s => (string)s!["kind"]! == "won")!;
        var moved = await Admin.Patch($"/api/v1/opportunities/{deal["id"]}", new { stageId = won["id"] });

        await Eventually(async () => (await Kinds($"contacts/{contact["id"]}")).Contains("dealWon"), "the contact's timeline says so");
        var line = (await Admin.Get($"/api/v1/accounts/{account["id"]}/timeline?kind=dealWon")).Json["items"]![0]!;
        var brief = (await Admin.Get($"/api/v1/accounts/{account["id"]}/brief")).Json["deals"]!.AsArray();
        Assert.That((moved.Status, (string)line["source"]!["label"]!, (string)line["facts"]!["toName"]!), Is.EqualTo((HttpStatusCode.OK, "Moved deal", (string)won["name"]!)), line.ToJsonString());
        Assert.That(brief.Select(b => ((string)b!["code"]!, (string)b["source"]!["id"]!, (decimal)b["params"]!["amount"]!)), Is.EqualTo(new[] { ("deal", (string)open["id"]!, 700m) }));
    }

    [Test]
    public async Task Pdf_IsThereForColleaguesAndForTheCustomer_AndGoesWithTheMail()
    {
        var quote = await Quote();
        await Put(quote, new { name = "Báscula", quantity = 1, unitPrice = 10m });
        var sent = await Admin.Post($"/api/v1/quotes/{quote["id"]}/send", new { to = "eva@acme.example", attachPdf = true });
        using var customer = Host.Anonymous();

        var ours = await Admin.Get($"/api/v1/quotes/{quote["id"]}/pdf");
        var theirs = await customer.Get(new Uri((string)sent.Json["link"]!).AbsolutePath + "/pdf?lang=zh");
        var files = (await Admin.Get($"/api/v1/files?recordType=quote&recordId={quote["id"]}")).Json["items"]!.AsArray();

        Assert.That((ours.ContentType, theirs.ContentType, theirs.Status), Is.EqualTo(("application/pdf", "application/pdf", HttpStatusCode.OK)), ours.Text[..Math.Min(300, ours.Text.Length)]);
        Assert.That((ours.Text.StartsWith("%PDF", StringComparison.Ordinal), files.Count, (string)files[0]!["name"]!), Is.EqualTo((true, 1, $"{quote["number"]}-1.pdf")));
        Assert.That((await customer.Get("/q/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/pdf")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    private async Task<JsonNode> Quote() =>
        await Admin.Create("quotes", new { title = "Dialogue", accountId = (await Admin.Create("accounts", new { name = $"Dialogue {Guid.CreateVersion7()}" }))["id"], currency = "EUR", language = "en" });

    private Task<JsonNode> Product(string name) => Admin.Create("products", new { name, listPrice = Euro(100) });

    private static object Option(string group, string rule, JsonNode product) => Option(group, rule, Guid.Parse((string)product["id"]!));

    private static object Option(string group, string rule, Guid productId) => new { group, rule, productId };

    private static object Line(JsonNode product, bool optional = false) => new { productId = product["id"], quantity = 1, optional };

    private Task<Answer> Put(JsonNode quote, params object[] lines) => Admin.Send(HttpMethod.Put, $"/api/v1/quotes/{quote["id"]}/lines", new { lines });

    private async Task<string> Send(JsonNode quote)
    {
        var sent = await Admin.Post($"/api/v1/quotes/{quote["id"]}/send", new { });
        return sent.Status == HttpStatusCode.OK ? new Uri((string)sent.Json["link"]!).AbsolutePath : throw new InvalidOperationException(sent.Text);
    }

    private async Task<IReadOnlyList<string>> Kinds(string path) => [.. (await Admin.Get($"/api/v1/{path}/timeline?limit=50")).Json["items"]!.AsArray().Select(i => (string)i!["kind"]!)];

    private static bool Has(Answer page, string text) => page.Text.Contains(text, StringComparison.Ordinal);

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static object Euro(decimal amount) => new { amount, currency = "EUR" };
}
