using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Platform.Modules;
using Crm.Platform.Privacy.Retention;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Privacy;

/// <summary>What nobody has touched for long goes by rules: first seen, then done.</summary>
[Category("S59")]
[NonParallelizable]
public sealed class RetentionTests : HostFixture
{
    private readonly ShiftedClock clock = new();

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Services.AddSingleton<TimeProvider>(clock));

    [Test]
    public async Task Rule_IsSeenBeforeItIsDone_AndTakesOnlyWhatIsOld()
    {
        var old = await Admin.Create("contacts", new { familyName = "Dusty", department = "retention", emails = new[] { new { address = "dusty@old.example" } } });
        var other = await Admin.Create("contacts", new { familyName = "Dusty", department = "elsewhere" });
        clock.Advance(TimeSpan.FromDays(400));
        using var admin = await Host.As("administrator");
        var young = await admin.Create("contacts", new { familyName = "Fresh", department = "retention" });
        var rule = $"/api/v1/retention-rules/{Guid.CreateVersion7()}";
        var body = new { name = "Old ones", recordType = "contact", months = 12, action = "anonymise", where = new { field = "department", op = "eq", value = "retention" } };
        Assert.That((await admin.Send(HttpMethod.Put, rule, body)).Status, Is.EqualTo(HttpStatusCode.OK));

        var preview = (await admin.Get($"{rule}/preview")).Json;
        Assert.That(((long)preview["count"]!, (string)preview["items"]![0]!["label"]!), Is.EqualTo((1L, "Dusty")));
        Assert.That((string)(await admin.Get($"/api/v1/contacts/{old["id"]}")).Json["familyName"]!, Is.EqualTo("Dusty"), "a preview does nothing");
        var job = await admin.Post($"{rule}/run");
        Assert.That(job.Status, Is.EqualTo(HttpStatusCode.Accepted), job.Text);
        await Eventually(async () => (string)(await admin.Get(job.Headers["Location"])).Json["state"]! == "completed", "the rule is carried out");

        async Task<string?> Name(JsonNode contact) => (string?)(await admin.Get($"/api/v1/contacts/{contact["id"]}")).Json["familyName"];
        Assert.That((await Name(old), await Name(other), await Name(young)), Is.EqualTo(((string?)null, "Dusty", "Fresh")));
        Assert.That((await admin.Post("/api/v1/contacts", new { familyName = "Back", emails = new[] { new { address = "dusty@old.example" } } })).Status, Is.EqualTo(HttpStatusCode.Created), "who was kept too long may come back");
    }

    [Test]
    public async Task Rule_ThatIsEnabled_RunsOnceADay()
    {
        using var admin = await Host.As("administrator");
        var rule = $"/api/v1/retention-rules/{Guid.CreateVersion7()}";
        await admin.Send(HttpMethod.Put, rule, new { name = "Nightly", recordType = "account", months = 1200, action = "delete", enabled = true });

        async Task Sweep() => await Host.InScope(s => s.GetServices<IHousekeeping>().OfType<RetentionSchedule>().Single().Sweep(default));
        await Sweep();
        await Sweep();

        async Task<int> Jobs() => (await admin.Get("/api/v1/jobs")).Json["items"]!.AsArray().Count(j => (string)j!["kind"]! == "retention" && ((string)j["links"]!["subject"]!).EndsWith(rule[^36..], StringComparison.Ordinal));
        Assert.That(await Jobs(), Is.LessThanOrEqualTo(1));
        Assert.That((string?)(await admin.Get("/api/v1/retention-rules")).Json["items"]!.AsArray().Single(r => rule.EndsWith((string)r!["id"]!, StringComparison.Ordinal))!["lastRunAt"], Is.Not.Null);
    }

    [TestCase("account", "anonymise", 12)]
    [TestCase("nonsense", "delete", 12)]
    [TestCase("contact", "delete", 0)]
    public async Task Rule_ThatMakesNoSense_IsRefused(string recordType, string action, int months)
    {
        using var admin = await Host.As("administrator");

        var answer = await admin.Send(HttpMethod.Put, $"/api/v1/retention-rules/{Guid.CreateVersion7()}", new { name = "x", recordType, months, action });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
    }
}
