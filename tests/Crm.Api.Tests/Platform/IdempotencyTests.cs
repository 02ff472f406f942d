using System.Net;
using System.Text;
using Crm.Api.Tests.Access;
using Crm.Api.Tests.Imports;
using Crm.Platform.Data;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Platform;

/// <summary>The same POST twice does the work once, whatever happens between.</summary>
[NonParallelizable]
public sealed class IdempotencyTests : HostFixture
{
    private readonly Killer killer = new();

    [TearDown]
    public void Revive() => killer.CommitsToLive = null;

    [Test]
    public async Task Post_SameKeyAndBody_AnswersTheFirstResultAgain()
    {
        var first = await Post("k1", new { name = "Once" });
        var again = await Post("k1", new { name = "Once" });

        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.Created), first.Text);
        Assert.That((again.Status, again.Text), Is.EqualTo((first.Status, first.Text)));
        Assert.That(((string[])["Location", "ETag", "Change-Set-Id", "Content-Type"]).Select(h => again.Headers[h]), Is.EqualTo(((string[])["Location", "ETag", "Change-Set-Id", "Content-Type"]).Select(h => first.Headers[h])));
        Assert.That((first.Headers.ContainsKey("Idempotent-Replayed"), again.Headers["Idempotent-Replayed"]), Is.EqualTo((false, "true")));
        Assert.That(await Count("Once"), Is.EqualTo(1));
    }

    [Test]
    public async Task Post_SameKeyAndOtherBody_IsRefused()
    {
        await Post("k2", new { name = "Mine" });
        var other = await Post("k2", new { name = "Yours" });

        Assert.That(((int)other.Status, other.Code), Is.EqualTo((422, "idempotency_key_reused")));
        Assert.That(await Count("Yours"), Is.Zero);
    }

    [Test]
    public async Task Post_SameKeyOfAnotherCallerOrPath_IsAnotherRequest()
    {
        var manager = await As("sales-manager");
        await Post("k3", new { name = "Of the administrator" });

        var theirs = await manager.Post("/api/v1/accounts", new { name = "Of the manager" }, ("Idempotency-Key", "k3"));
        var contact = await Admin.Post("/api/v1/contacts", new { givenName = "Elsewhere" }, ("Idempotency-Key", "k3"));

        Assert.That((theirs.Status, contact.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)));
    }

    [Test]
    public async Task Post_Refused_IsNotKept()
    {
        var refused = await Post("k4", new { name = "" });
        var mended = await Post("k4", new { name = "Mended" });

        Assert.That((refused.Status, mended.Status), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.Created)));
    }

    [Test]
    public async Task Post_EightAtOnce_CreateOneRecord()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Post("k5", new { name = "At once" })));

        var created = answers.Where(a => a.Status == HttpStatusCode.Created).ToList();
        Assert.That(created, Is.Not.Empty);
        Assert.That(created.Select(a => (string)a.Json["id"]!).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers.Except(created).Select(a => a.Code), Is.All.EqualTo("request_in_progress"));
        Assert.That(answers.Except(created).Select(a => a.Headers.ContainsKey("Retry-After")), Is.All.True);
        Assert.That(await Count("At once"), Is.EqualTo(1));
    }

    [Test]
    public async Task Post_KilledAtTheCommit_IsDoneOnceByTheRepetition()
    {
        // The first commit takes the key; the process dies at the second, which holds the work and its answer.
        killer.CommitsToLive = 0;
        var answer = await Post("k6", new { name = "Survivor" });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        killer.CommitsToLive = null;
        Assert.That(await Count("Survivor"), Is.Zero);

        // Nobody could give the key back. When its lease has run out, the repetition takes it over.
        await Host.InScope(s => s.GetRequiredService<CrmDbContext>().Set<Crm.Platform.Idempotency.IdempotentRequest>().Where(r => r.Status == null)
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.LeaseUntil, r => r.LeaseUntil.AddHours(-1))));
        var repeated = await Post("k6", new { name = "Survivor" });
        var again = await Post("k6", new { name = "Survivor" });

        Assert.That((repeated.Status, again.Text), Is.EqualTo((HttpStatusCode.Created, repeated.Text)));
        Assert.That(await Count("Survivor"), Is.EqualTo(1));
    }

    [Test]
    public async Task Post_OfAnApiKey_DoesNotKeepTheSecret()
    {
        var body = new { name = "secret", roleId = await TestRoles.BuiltIn(Admin, "read-only") };
        var first = await Admin.Post("/api/v1/api-keys", body, ("Idempotency-Key", "k7"));
        var again = await Admin.Post("/api/v1/api-keys", body, ("Idempotency-Key", "k7"));

        Assert.That((first.Status, again.Code), Is.EqualTo((HttpStatusCode.Created, "answer_not_kept")));
        await Host.InScope(async s => Assert.That(
            (await s.GetRequiredService<CrmDbContext>().Set<Crm.Platform.Idempotency.IdempotentRequest>().Where(r => r.Body != null).Select(r => r.Body!).ToListAsync())
                .Select(b => Encoding.UTF8.GetString(b)),
            Has.None.Contains((string)first.Json["key"]!)));
    }

    [Test]
    public async Task Upload_SameFileWithAnotherBoundary_IsTheSameRequest()
    {
        Task<Answer> Send(string boundary, string content) => Admin.Send(HttpMethod.Post, "/api/v1/imports", new MultipartFormDataContent(boundary)
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", "same.csv" },
            { new StringContent("account"), "recordType" },
        }, ("Idempotency-Key", "k8"));

        var csv = "name\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"Same file {i}\n"));
        var first = await Send("one-boundary", csv);
        var again = await Send("quite-another-boundary", csv);
        var other = await Send("one-boundary", csv + "More\n");

        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.Created), first.Text);
        Assert.That((again.Status, again.Text), Is.EqualTo((first.Status, first.Text)));
        Assert.That(other.Code, Is.EqualTo("idempotency_key_reused"));
    }

    [Test]
    public async Task Post_AKeyThatCannotBeOne_IsRefused()
    {
        Assert.That((await Post(new string('x', 256), new { name = "Long" })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await Post(new string('x', 255), new { name = "Just right" })).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Post_WithAKey_WakesWhatFollowsTheCommit()
    {
        var import = await Admin.UploadFile("account", "name\nAwake\n"u8.ToArray());
        var columns = import["columns"]!.AsArray().Select(c => new { index = (int)c!["index"]!, field = (string?)c["field"] });
        var run = await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { columns }, ("Idempotency-Key", "k9"));
        var again = await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { columns }, ("Idempotency-Key", "k9"));

        Assert.That((run.Status, again.Text), Is.EqualTo((HttpStatusCode.Accepted, run.Text)), "the second is not told that it was started already");
        Assert.That((await Admin.Ended(import)).Counts().Created, Is.EqualTo(1));
    }

    [Test]
    public async Task Housekeeping_ForgetsKeysAfterADay()
    {
        await Post("k10", new { name = "Forgotten" });
        await Host.InScope(s => s.GetRequiredService<CrmDbContext>().Set<Crm.Platform.Idempotency.IdempotentRequest>()
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.CreatedAt, r => r.CreatedAt.AddHours(-25))));
        await Host.Services.GetRequiredService<Crm.Platform.Hosting.Housekeeper>().Sweep(CancellationToken.None);

        await Host.InScope(async s => Assert.That(await s.GetRequiredService<CrmDbContext>().Set<Crm.Platform.Idempotency.IdempotentRequest>().CountAsync(), Is.Zero));
        Assert.That((await Post("k10", new { name = "Forgotten and new" })).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Services.ConfigureDbContext<CrmDbContext>(o => o.AddInterceptors(killer)));

    private Task<Answer> Post(string key, object body) => Admin.Post("/api/v1/accounts", body, ("Idempotency-Key", key));

    private Task<int> Count(string name) => Admin.Count($"accounts?name={Uri.EscapeDataString(name)}");
}
