using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Crm.Api.Tests.Fuzzing;
using Crm.Api.Tests.Imports;
using Crm.Api.Tests.Records;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Hardening;

/// <summary>
/// Two people who must not see each other's records. Whatever the second asks about the first's, by whatever operation of the document, is
/// answered exactly like a question about something that does not exist: in words, ids, counts, labels, errors and events.
/// </summary>
[Category("AnyEngine")]
public sealed partial class NoLeakTests : HostFixture
{
    private const string Stem = "zqxleak";

    private readonly List<string> ids = [];
    private CrmClient owner = null!;
    private CrmClient other = null!;
    private Guid otherId;
    private ApiDocument document = null!;
    private FuzzWorld world = null!;
    private JsonNode contact = null!;
    private JsonNode account = null!;

    [OneTimeSetUp]
    public async Task TwoPeople()
    {
        document = await ApiDocument.Of(Host);
        var users = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray().Where(u => u!["teamId"] is not null).GroupBy(u => (string)u!["teamId"]!).Select(g => (Guid)g.First()!["id"]!).ToList();
        otherId = users[1];
        string[] also = ["*.merge", "imports.create", "templates.read"];
        owner = await RoleWithLevel.SignIn(Host, users[0], "own", also);
        other = await RoleWithLevel.SignIn(Host, otherId, "own", also);
        world = await FuzzWorld.Make(Host, Admin, otherId, users[0]);
        await Fill();
    }

    [OneTimeTearDown]
    public void SignOut()
    {
        owner.Dispose();
        other.Dispose();
    }

    [Test, Order(2)]
    public async Task EveryOperationOnOne_AnswersAsIfItDidNotExist()
    {
        var different = new List<string>();
        foreach (var operation in document.Operations.Where(o => o.Path.Contains("{id}", StringComparison.Ordinal) && o.Id is not ("WatchJob")))
        {
            var body = operation.ContentType is null or "multipart/form-data" ? null : (await world.Body(document, operation))?.ToJsonString();
            foreach (var id in ids)
            {
                await Compare(operation.Method, $"{operation.Id} with {id}", different, (Mutations.Path(operation, id), body), (Mutations.Path(operation, Guid.CreateVersion7().ToString()), body));
            }
        }

        Assert.That(different.Take(20), Is.Empty, $"{different.Count} differences");
        var now = await owner.Get($"/api/v1/contacts/{contact["id"]}");
        Assert.That((now.Status, (long)now.Json["version"]!), Is.EqualTo((HttpStatusCode.OK, (long)contact["version"]!)), "nothing was changed");
    }

    [Test, Order(1)]
    public async Task EveryListAndSearch_ShowsAndCountsNothing()
    {
        var different = new List<string>();
        foreach (var operation in document.Operations.Where(o => o.Method == HttpMethod.Get && !o.Path.Contains("{id}", StringComparison.Ordinal) && o.Id is not "WatchLive"))
        {
            var path = Mutations.Path(operation, "");
            Clean($"{operation.Id}", await other.Get(path), different);
            foreach (var parameter in operation.Parameters.Where(p => p.In == "query" && p.Name is not ("limit" or "cursor" or "since" or "count" or "fields" or "sort")))
            {
                foreach (var (theirs, nothing) in Questions(parameter.Name))
                {
                    var more = operation.Parameters.Any(p => p.Name == "count") ? "&count=true" : "";
                    await Compare(HttpMethod.Get, $"{operation.Id} with {theirs}", different, ($"{path}?{theirs}{more}", null), ($"{path}?{nothing}{more}", null));
                }
            }
        }

        Assert.That(different.Take(20), Is.Empty, $"{different.Count} differences");
    }

    [Test, Order(3)]
    public async Task EveryWayToNameARecordInABody_AnswersAsIfItDidNotExist()
    {
        var mine = await other.Create("contacts", new { familyName = "Mine" });
        var different = new List<string>();
        foreach (var id in ids)
        {
            foreach (var (method, path, body) in Bodies((Guid)mine["id"]!))
            {
                await Compare(method, $"{method} {path} {body}", different, (path, body.Replace("@id", id, StringComparison.Ordinal)), (path, body.Replace("@id", Guid.CreateVersion7().ToString(), StringComparison.Ordinal)));
            }
        }

        Assert.That(different.Take(20), Is.Empty, $"{different.Count} differences");
    }

    [Test, Order(4)]
    public async Task AnImport_MatchesNothingThatIsInvisible()
    {
        var import = await other.Import("contact", $"Family name,E-mail\n{Stem}family,{Stem}@leak.example\n");
        var rows = await other.Rows(import);

        Assert.That(import.Counts(), Is.EqualTo((1, 0, 0, 0)), import.ToJsonString());
        Assert.That(rows.Select(r => r.ToJsonString()), Has.None.Contains((string)contact["id"]!));
        Assert.That((long)(await owner.Get($"/api/v1/contacts/{contact["id"]}")).Json["version"]!, Is.EqualTo((long)contact["version"]!));
    }

    [Test, Order(5)]
    public async Task TheLiveStream_TellsOnlyOfWhatIsVisible()
    {
        var stream = await other.Stream("/api/v1/live");
        await using (stream)
        {
            await owner.Create("contacts", new { familyName = $"{Stem}live" });
            await owner.Patch($"/api/v1/accounts/{account["id"]}", new { notes = $"{Stem}again" });
            var mine = await other.Create("contacts", new { familyName = "Heard" });
            var heard = new List<string>();
            while (await stream.Next() is { } happened)
            {
                heard.Add(happened.Data.ToJsonString());
                if (heard[^1].Contains((string)mine["id"]!, StringComparison.Ordinal))
                {
                    break;
                }
            }

            Assert.That(heard.Where(h => Shows(h) is not null), Is.Empty);
        }
    }

    // What the first person has, in every place that keeps something of it.
    private async Task Fill()
    {
        account = await owner.Create("accounts", new { name = $"{Stem}account", notes = $"{Stem}notes", tags = new[] { $"{Stem}tag" } });
        contact = await owner.Create("contacts", new
        {
            givenName = $"{Stem}given", familyName = $"{Stem}family", title = $"{Stem}before", accountId = (Guid)account["id"]!, emails = new[] { new { address = $"{Stem}@leak.example" } },
            phones = new[] { new { number = "+34911000111" } }, tags = new[] { $"{Stem}tag" }, externalIds = new[] { new { source = "erp", key = $"{Stem}key" } },
        });
        var path = $"/api/v1/contacts/{contact["id"]}";
        var changed = await owner.Patch(path, new { title = $"{Stem}after" });
        contact = changed.Json;
        var gone = await owner.Create("contacts", new { familyName = $"{Stem}deleted" });
        await owner.Delete($"/api/v1/contacts/{gone["id"]}");
        var survivor = await owner.Create("contacts", new { familyName = $"{Stem}survivor" });
        var merged = await owner.Create("contacts", new { familyName = $"{Stem}merged" });
        await owner.Post($"/api/v1/contacts/{survivor["id"]}/merge", new { others = new[] { (Guid)merged["id"]! } });
        var file = await owner.Upload("/api/v1/files", $"{Stem}.txt", "zqxleak"u8.ToArray(), ("recordType", "contact"), ("recordId", (string)contact["id"]!));
        var loose = await owner.Upload("/api/v1/files", $"{Stem}loose.txt", "zqxleak"u8.ToArray());
        var view = await owner.Post("/api/v1/views", new { recordType = "contact", name = $"{Stem}view", state = new { }, shared = false });
        var import = await owner.Import("contact", $"Family name,E-mail\n{Stem}row,{Stem}row@leak.example\n{Stem}bad,no address\n", $"{Stem}.csv");
        ids.AddRange(((JsonNode?[])[account["id"], contact["id"], gone["id"], survivor["id"], merged["id"], file.Json["id"], loose.Json["id"], view.Json["id"], import["id"], import["jobId"], import["changeSetId"]]).Where(n => n is not null).Select(n => (string)n!));
        ids.Add(changed.ChangeSetId.ToString());
        await FillActivities();
        foreach (var job in (await owner.Get("/api/v1/jobs?mine=true")).Json["items"]!.AsArray())
        {
            ids.Add((string)job!["id"]!);
        }
    }

    // A note with a promise in it, one that was broken, by which its customer is neglected, and what a rule makes of these.
    private async Task FillActivities()
    {
        var note = await owner.Create("activities", new { kind = "note", subject = $"{Stem}note", body = $"I will send you the {Stem}offer by Friday.", contactId = contact["id"] });
        await owner.Create("activities", new { kind = "call", direction = "outbound", subject = $"{Stem}call", contactId = contact["id"] });
        var promise = await owner.Create("promises", new { what = $"{Stem}promise", accountId = account["id"], amount = new { amount = 45, currency = "EUR" } });
        var broken = await owner.Create("promises", new { what = $"{Stem}broken", accountId = account["id"] });
        await owner.Post($"/api/v1/promises/{broken["id"]}/break");
        await Eventually(async () => (await owner.Get($"/api/v1/promises?evidenceActivityId={note["id"]}")).Json["items"]!.AsArray().Count == 1, "the promise is proposed");
        await Admin.Post("/api/v1/neglected/refresh");
        Assert.That((await owner.Get("/api/v1/neglected")).Text, Does.Contain((string)account["id"]!));
        ids.AddRange([(string)note["id"]!, (string)promise["id"]!]);
    }

    private IEnumerable<(string Theirs, string Nothing)> Questions(string name)
    {
        const string Word = "zqxnothere";
        yield return ($"{name}={Stem}family", $"{name}={Word}");
        yield return ($"{name}[contains]={Stem}", $"{name}[contains]={Word}");
        yield return ($"{name}={Stem}@leak.example", $"{name}={Word}@leak.example");
        foreach (var id in ids.Take(4))
        {
            yield return ($"{name}={id}", $"{name}={Guid.CreateVersion7()}");
        }

        if (name == "where")
        {
            yield return ($"where={{\"field\":\"accountId\",\"op\":\"eq\",\"value\":\"{account["id"]}\"}}", $"where={{\"field\":\"accountId\",\"op\":\"eq\",\"value\":\"{Guid.CreateVersion7()}\"}}");
            yield return ($"where={{\"field\":\"account.name\",\"op\":\"startsWith\",\"value\":\"{Stem}\"}}", $"where={{\"field\":\"account.name\",\"op\":\"startsWith\",\"value\":\"{Word}\"}}");
        }

        if (name == "recordId")
        {
            yield return ($"recordType=contact&recordId={contact["id"]}", $"recordType=contact&recordId={Guid.CreateVersion7()}");
        }
    }

    private static IEnumerable<(HttpMethod Method, string Path, string Body)> Bodies(Guid mine) =>
    [
        (HttpMethod.Post, "/api/v1/contacts", """{"familyName":"Refers","accountId":"@id"}"""),
        (HttpMethod.Patch, $"/api/v1/contacts/{mine}", """{"accountId":"@id"}"""),
        (HttpMethod.Post, $"/api/v1/contacts/{mine}/merge", """{"others":["@id"],"dryRun":true}"""),
        (HttpMethod.Post, $"/api/v1/contacts/{mine}/merge", """{"others":["@id"]}"""),
        (HttpMethod.Post, "/api/v1/contacts/batch", """{"operations":[{"op":"update","id":"@id","values":{"title":"x"}},{"op":"delete","id":"@id"},{"op":"restore","id":"@id"}]}"""),
        (HttpMethod.Post, "/api/v1/contacts/bulk", """{"action":"edit","ids":["@id"],"changes":{"title":"x"},"dryRun":true}"""),
        (HttpMethod.Post, "/api/v1/contacts/bulk", """{"action":"delete","ids":["@id"],"dryRun":true}"""),
        (HttpMethod.Post, "/api/v1/contacts/search", """{"where":{"field":"accountId","op":"in","value":["@id"]},"count":true}"""),
        (HttpMethod.Post, "/api/v1/contacts/groups", """{"by":"accountId","where":{"field":"accountId","op":"eq","value":"@id"}}"""),
        (HttpMethod.Post, "/api/v1/accounts", """{"name":"Child","parentId":"@id"}"""),
        (HttpMethod.Post, "/api/v1/templates/preview", """{"subject":"S","body":"{{contact.familyName}} {{contact.accountName}}","language":"en","recordType":"contact","recordId":"@id"}"""),
        (HttpMethod.Post, "/api/v1/views", """{"recordType":"contact","name":"Refers","state":{"where":{"field":"accountId","op":"eq","value":"@id"}},"shared":false}"""),
    ];

    private async Task Compare(HttpMethod method, string what, List<string> different, (string Path, string? Body) theirs, (string Path, string? Body) nothing)
    {
        var answer = await other.Send(method, theirs.Path, theirs.Body);
        var control = await other.Send(method, nothing.Path, nothing.Body);
        if (answer.Status != control.Status || answer.ProblemCode() != control.ProblemCode() || (answer.Status >= HttpStatusCode.BadRequest || method == HttpMethod.Get) && Shape(answer.Text, theirs) != Shape(control.Text, nothing))
        {
            different.Add($"{what}: {(int)answer.Status} {answer.Text[..Math.Min(400, answer.Text.Length)]}\n  and not {(int)control.Status} {control.Text[..Math.Min(400, control.Text.Length)]}");
        }

        // What was sent may come back in an error; anything else may not.
        Clean(what, answer with { Body = System.Text.Encoding.UTF8.GetBytes(WithoutSent(answer.Text, Uri.UnescapeDataString(theirs.Path) + theirs.Body)) }, different);
    }

    private void Clean(string what, Answer answer, List<string> different)
    {
        if (Shows(answer.Text) is { } shown)
        {
            different.Add($"{what} shows {shown}: {answer.Text[..Math.Min(400, answer.Text.Length)]}");
        }
    }

    private string? Shows(string text) => text.Contains(Stem, StringComparison.OrdinalIgnoreCase) ? Stem : ids.Find(i => text.Contains(i, StringComparison.OrdinalIgnoreCase));

    private string WithoutSent(string text, string sent) => Words().Matches(sent).Select(m => m.Value).Concat(ids.Where(i => sent.Contains(i, StringComparison.Ordinal)))
        .Aggregate(text, (t, s) => t.Replace(s, "", StringComparison.OrdinalIgnoreCase));

    // What may differ: ids that were sent or made, words that were sent (of a search also the parts of an id), times and traces.
    private static string Shape(string text, (string Path, string? Body) sent) => Varying().Matches(sent.Path).SelectMany(m => m.Value.Split('-'))
        .Aggregate(Varying().Replace(text, "~"), (t, part) => t.Replace($"\"{part}\"", "~", StringComparison.Ordinal));

    [GeneratedRegex("zqx[a-z@.]*", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex("zqx[a-z@.]*|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Varying();
}

internal static class AnswerCodes
{
    /// <summary>The code of a problem; null where there is none.</summary>
    public static string? ProblemCode(this Answer answer) => answer.ContentType == "application/problem+json" ? answer.Code : null;
}
