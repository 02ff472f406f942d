using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>The promise ledger: rules propose with the sentence as evidence, people confirm, and what cannot both be kept is flagged.</summary>
[Category("S24")]
public sealed class PromiseTests : HostFixture
{
    [Test]
    public async Task Note_WithAPromise_IsProposedOnceWithItsSentence()
    {
        var contact = await Customer();
        const string sentence = "I'll send the revised quote for 1.250,00 € by Friday.";
        var note = await Admin.Create("activities", new { kind = "note", contactId = contact["id"], body = $"Met her at the fair. {sentence} Nice weather." });

        var found = await ProposedIn(note, 1);

        Assert.That(found[0]["evidence"]!.GetValue<string>(), Is.EqualTo(sentence));
        Assert.That(
            (S(found[0], "state"), S(found[0], "promisedBy"), S(found[0], "subjectKey"), S(found[0], "contactId"), S(found[0], "accountId"), S(found[0], "ownerId")),
            Is.EqualTo(("proposed", "us", "offer", S(contact, "id"), S(contact, "accountId"), S(note, "ownerId"))));
        Assert.That(((decimal)found[0]["amount"]!["amount"]!, S(found[0]["amount"]!, "currency")), Is.EqualTo((1250m, "EUR")));
        Assert.That(S(found[0], "due"), Is.Not.Null);

        var confirmed = await Act(found[0], "confirm");
        Assert.That(S(confirmed, "state"), Is.EqualTo("confirmed"));
        await Admin.Patch($"/api/v1/activities/{note["id"]}", new { body = $"{sentence} We will call her on Monday." });
        found = await ProposedIn(note, 2);
        Assert.That(found.Select(p => S(p, "state")), Is.EquivalentTo(new[] { "confirmed", "proposed" }), "what is known is not proposed again");

        await Admin.Patch($"/api/v1/activities/{note["id"]}", new { body = sentence });
        await Eventually(async () => (await ProposedIn(note, 2)).Exists(p => S(p, "state") == "dismissed"), "a proposal goes with its sentence");
    }

    [Test]
    public async Task Mail_ThatCameIn_IsTheCustomersPromise()
    {
        var contact = await Customer();
        var mail = await Admin.Create("activities", new { kind = "email", direction = "inbound", subject = "Invoice", contactId = contact["id"], body = "We will pay the invoice on Monday." });

        var found = await ProposedIn(mail, 1);

        Assert.That((S(found[0], "promisedBy"), S(found[0], "promisedById"), S(found[0], "subjectKey")), Is.EqualTo(("them", (string?)null, "payment")));
    }

    [Test]
    public async Task Promise_WrittenByHand_IsConfirmedAndTheOwners()
    {
        var contact = await Customer();

        var promise = await Admin.Create("promises", new { what = "Free delivery for the whole year", contactId = contact["id"] });

        Assert.That(
            (S(promise, "state"), S(promise, "promisedBy"), S(promise, "promisedById"), S(promise, "accountId"), S(promise, "subjectKey")),
            Is.EqualTo(("confirmed", "us", S(promise, "ownerId"), S(contact, "accountId"), "delivery")));
    }

    [TestCase("keep", "kept")]
    [TestCase("break", "broken")]
    [TestCase("withdraw", "withdrawn")]
    public async Task Promise_ThatIsSettled_SaysWhenAndTakesNoFurtherConfirmation(string act, string state)
    {
        var promise = await Admin.Create("promises", new { what = "A visit of our technician" });

        var settled = await Act(promise, act);

        Assert.That((S(settled, "state"), S(settled, "settledAt") is not null), Is.EqualTo((state, true)));
        var again = await Admin.Post($"/api/v1/promises/{promise["id"]}/confirm");
        Assert.That((again.Status, again.Code), Is.EqualTo((HttpStatusCode.Conflict, "promise_settled")));
    }

    [Test]
    public async Task PromisesOfTwoColleagues_WithDifferentPrices_AreFlaggedUntilOneIsWithdrawn()
    {
        var contact = await Customer();
        var rep = await As("sales-rep");
        var mine = await Admin.Create("promises", new { what = "The price per unit stays", subjectKey = "Price X200", amount = new { amount = 48.5, currency = "EUR" }, accountId = contact["accountId"] });
        var same = await rep.Create("promises", new { what = "The same price", subjectKey = "price of something else", amount = new { amount = 47, currency = "EUR" }, accountId = contact["accountId"] });
        var theirs = await rep.Create("promises", new { what = "A better price per unit", subjectKey = "price x200", amount = new { amount = 45, currency = "EUR" }, accountId = contact["accountId"] });

        var groups = (await Admin.Get($"/api/v1/promises/contradictions?accountId={contact["accountId"]}")).Json["items"]!.AsArray();

        Assert.That(groups, Has.Count.EqualTo(1));
        Assert.That(groups[0]!["promises"]!.AsArray().Select(p => S(p!, "id")), Is.EqualTo(new[] { S(mine, "id"), S(theirs, "id") }));
        Assert.That(groups[0]!["promises"]!.AsArray().Select(p => (decimal)p!["amount"]!), Is.EqualTo(new[] { 48.5m, 45m }));
        var ofOne = (await Admin.Get($"/api/v1/promises/{mine["id"]}/contradictions")).Json["items"]!.AsArray();
        Assert.That(ofOne.Single()!["promises"]!.AsArray().Select(p => S(p!, "id")), Is.EqualTo(new[] { S(theirs, "id") }));
        Assert.That((await Admin.Get($"/api/v1/promises/{same["id"]}/contradictions")).Json["items"]!.AsArray(), Is.Empty);

        var flagged = $"promises?accountId={contact["accountId"]}&contradicted=true";
        await Eventually(async () => await Count(flagged) == 2, "both are flagged in lists");
        await Act(theirs, "withdraw");
        await Eventually(async () => await Count(flagged) == 0, "none is flagged when one was withdrawn");
    }

    [Test]
    public async Task PromisesForDifferentTimes_ContradictNothing()
    {
        var contact = await Customer();
        var rep = await As("sales-rep");
        await Admin.Create("promises", new { what = "Spring discount of 5 %", subjectKey = "discount", validFrom = "2026-03-01", validUntil = "2026-03-31", accountId = contact["accountId"] });
        await rep.Create("promises", new { what = "Summer discount of 8 %", subjectKey = "discount", validFrom = "2026-06-01", validUntil = "2026-08-31", accountId = contact["accountId"] });

        Assert.That((await Admin.Get($"/api/v1/promises/contradictions?accountId={contact["accountId"]}")).Json["items"]!.AsArray(), Is.Empty);
    }

    private async Task<JsonNode> Customer()
    {
        var account = await Admin.Create("accounts", new { name = "Promised & Co" });
        return await Admin.Create("contacts", new { familyName = "Chen", accountId = account["id"] });
    }

    private async Task<JsonNode> Act(JsonNode promise, string act)
    {
        var answer = await Admin.Post($"/api/v1/promises/{promise["id"]}/{act}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    private async Task<List<JsonNode>> ProposedIn(JsonNode activity, int count)
    {
        List<JsonNode> found = [];
        await Eventually(
            async () => (found = [.. (await Admin.Get($"/api/v1/promises?evidenceActivityId={activity["id"]}")).Json["items"]!.AsArray().Select(p => p!.DeepClone())]).Count == count,
            $"{count} promises of an activity");
        return found;
    }

    private async Task<int> Count(string list)
    {
        var answer = await Admin.Get($"/api/v1/{list}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json["items"]!.AsArray().Count;
    }

    private static string? S(JsonNode record, string field) => record[field]?.ToString();
}
