using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Api.Tests.Records;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Fuzzing;

/// <summary>
/// Sends every operation of the document what no well-meaning program would send: no answer may be a failure of ours, show the inside, show
/// another user's data, or take long. <c>CRM_FUZZ_SEED</c> tries others; <c>CRM_FUZZ_ONLY</c> names operations, with commas between them.
/// </summary>
[TestFixture("administrator")]
[TestFixture("narrow", Category = "AnyEngine")]
[TestFixture("anonymous", Category = "AnyEngine")]
[Category("Fuzzing")]
public sealed class FuzzTests(string caller) : HostFixture
{
    /// <summary>One in so many is sent: most as administrator, who gets deepest; fewer where the same code is asked again by another caller or on another engine. 1 sends all, which takes minutes.</summary>
    private readonly int share = int.Parse(Environment.GetEnvironmentVariable("CRM_FUZZ_SHARE") ?? (TestDatabase.UsesPostgreSql ? "40" : caller == "administrator" ? "8" : "30"), CultureInfo.InvariantCulture);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("CRM_FUZZ_SEED") ?? "20261122", CultureInfo.InvariantCulture);
    private static readonly string[]? Only = Environment.GetEnvironmentVariable("CRM_FUZZ_ONLY")?.Split(',');

    /// <summary>They answer until the caller goes: their headers are read, then the caller goes.</summary>
    private static readonly string[] Streams = ["WatchLive", "WatchJob"];

    /// <summary>Operations that end the session by which the run goes on, each tried last and with a session of its own.</summary>
    private static readonly Dictionary<string, string> EndsSession = new(StringComparer.Ordinal)
    {
        ["SignOut"] = "it ends the session that sends it",
        ["EndMySessions"] = "it may end the session that sends it",
        ["ChangeMyPassword"] = "it may change the password that the run signs in with",
    };

    private readonly ConcurrentBag<string> faults = [];
    private readonly ConcurrentBag<string> refusedAsValid = [];
    private readonly ConcurrentDictionary<string, TimeSpan> spent = [];
    private FuzzWorld world = null!;
    private ApiDocument document = null!;
    private int sent;

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Configuration["Crm:SignIn:PerMinute"] = b.Configuration["Crm:OAuth:PerMinute"] = "10000000");

    [Test]
    public async Task EveryOperation_UnderHostileRequests_AnswersAndGivesNothingAway()
    {
        TestContext.Out.WriteLine($"seed {Seed}, as {caller}{(share > 1 ? $", one in {share} of the requests" : "")}{(Hostile.HasPublishedList ? ", with the published list of naughty strings" : "")}");
        document = await ApiDocument.Of(Host);
        Assert.That(Streams.Concat(EndsSession.Keys).Except(document.Operations.Select(o => o.Id), StringComparer.Ordinal), Is.Empty, "every exception is an operation");
        var attacker = await Person();
        using var client = await SignIn(attacker);
        var foreignOwner = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray().First(u => u!["teamId"] is not null)!;
        world = await FuzzWorld.Make(Host, Admin, attacker, (Guid)foreignOwner["id"]!);

        var operations = document.Operations.Where(o => Only is null || Only.Contains(o.Id, StringComparer.Ordinal)).ToList();
        await Parallel.ForEachAsync(operations.Where(o => !EndsSession.ContainsKey(o.Id)), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (operation, _) => await Attack(client, operation));
        foreach (var operation in operations.Where(o => EndsSession.ContainsKey(o.Id)))
        {
            using var own = await SignIn(await Person());
            await Attack(own, operation);
        }

        Report(operations.Count);
        Assert.That(faults, Is.Empty, $"{faults.Count} kinds of fault with seed {Seed}:\n{string.Join("\n\n", faults.Order(StringComparer.Ordinal).Take(60))}");
    }

    // Not the fixture's administrator: what the attacker does to themselves must not end the test.
    private async Task<Guid> Person()
    {
        var answer = await Admin.Post("/api/v1/users", new { name = "Attacker", email = $"{Guid.CreateVersion7():N}@fuzz.example", password = await DemoPassword(), roleId = await TestRoles.BuiltIn(Admin, "administrator") });
        return answer.Status == HttpStatusCode.Created ? (Guid)answer.Json["id"]! : throw new InvalidOperationException(answer.Text);
    }

    private async Task<CrmClient> SignIn(Guid person)
    {
        if (caller == "anonymous")
        {
            return Host.Anonymous();
        }

        if (caller == "narrow")
        {
            return await RoleWithLevel.SignIn(Host, person, "own", "*.merge", "imports.create", "templates.read");
        }

        var client = Host.Anonymous();
        var answer = await client.SignIn((string)(await Admin.Get($"/api/v1/users/{person}")).Json["email"]!, await DemoPassword());
        return answer.Status == HttpStatusCode.OK ? client : throw new InvalidOperationException(answer.Text);
    }

    private async Task<string> DemoPassword()
    {
        using var nobody = Host.Anonymous();
        return (string)(await nobody.Session())["demoUsers"]![0]!["password"]!;
    }

    private async Task Attack(CrmClient client, ApiOperation operation)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            await AttackAll(client, operation);
        }
        catch (Exception e) when (e is not AssertionException)
        {
            faults.Add($"the attack itself broke off: {operation.Id}: {e}");
        }

        spent[operation.Id] = clock.Elapsed;
    }

    private async Task AttackAll(CrmClient client, ApiOperation operation)
    {
        var mutations = new Mutations(document, world, new Random(Seed ^ operation.Id.Sum(c => c * 31)));
        var target = await world.Target(operation);
        var valid = (await mutations.Valid(operation)) with { Path = Mutations.Path(operation, target) };
        if (await Send(client, valid) is { } answer && (int)answer.Status >= 400)
        {
            refusedAsValid.Add($"{operation.Id} {(int)answer.Status}");
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        var dice = new Random(Seed);
        foreach (var call in mutations.Of(valid, target))
        {
            if (dice.Next(share) > 0)
            {
                continue;
            }

            answer = await Send(client, call);
            foreach (var fault in answer is null ? [$"did not answer within {Patience.TotalSeconds} s"] : FuzzJudge.Faults(call, answer, caller == "administrator" ? [] : FuzzWorld.Secrets))
            {
                // One of a kind is enough to see it.
                if (known.Add($"{fault} {call.What}"))
                {
                    faults.Add($"{fault}: {call}\n  {(answer is null ? "" : answer.Text[..Math.Min(answer.Text.Length, 300)])}");
                }
            }

            if (answer?.Status == HttpStatusCode.Unauthorized && caller != "anonymous" && !EndsSession.ContainsKey(operation.Id) && await IsSignedOut(client, operation))
            {
                break;
            }
        }
    }

    private async Task<bool> IsSignedOut(CrmClient client, ApiOperation operation)
    {
        if ((await client.Get("/api/v1/session")).Json["user"] is JsonObject)
        {
            return false;
        }

        faults.Add($"ended the session that the run needs: {operation.Id}. If that is what it is for, name it in {nameof(EndsSession)}.");
        return true;
    }

    private async Task<Answer?> Send(CrmClient client, FuzzCall call)
    {
        Interlocked.Increment(ref sent);
        using var content = call.Content();
        try
        {
            return await (Streams.Contains(call.Operation.Id, StringComparer.Ordinal) ? Open(client, call) : client.Send(call.Method, call.Path, content, [.. call.Headers])).WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return null;
        }
        catch (HttpRequestException e)
        {
            faults.Add($"broke off in the middle: {call}\n  {e}");
            return new Answer(HttpStatusCode.NoContent, [], null, new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Content-Type-Options"] = "nosniff" });
        }
    }

    private static async Task<Answer> Open(CrmClient client, FuzzCall call)
    {
        var stream = await client.Stream(call.Path, [.. call.Headers]);
        await using (stream)
        {
            var response = stream.Response;
            var isStream = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
            return new Answer(response.StatusCode, isStream ? [] : await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.MediaType,
                response.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));
        }
    }

    private void Report(int operations)
    {
        TestContext.Out.WriteLine($"{sent} requests to {operations} operations");
        TestContext.Out.WriteLine($"without a target of their own (an id that does not exist instead): {string.Join(", ", world.WithoutTarget.Order(StringComparer.Ordinal))}");
        if (caller == "administrator")
        {
            // Attacks on these go less deep: a valid body for them in FuzzWorld is worth having.
            TestContext.Out.WriteLine($"refused already as it should be: {string.Join(", ", refusedAsValid.Order(StringComparer.Ordinal))}");
        }

        TestContext.Out.WriteLine($"slowest: {string.Join(", ", spent.OrderByDescending(s => s.Value).Take(8).Select(s => $"{s.Key} {s.Value.TotalSeconds:0.0} s"))}");
    }
}
