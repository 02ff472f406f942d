using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Platform.Data;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Leads;

/// <summary>S4, S75: leads that come without an owner get one by rule, however they come, in the commit in which they come.</summary>
[Category("S4")]
[Category("S75")]
public sealed class LeadAssignmentTests : HostFixture
{
    private readonly StatementCount statements = new();
    private string ana = "";
    private string ben = "";

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Services.ConfigureDbContext<CrmDbContext>(o => o.AddInterceptors(statements)));

    [OneTimeSetUp]
    public async Task NamePeople()
    {
        ana = (string)(await Admin.Session())["user"]!["id"]!;
        ben = (string)(await (await As("sales-rep")).Session())["user"]!["id"]!;
    }

    [Test]
    public async Task Lead_WithoutOwner_GoesToWhomTheFirstRuleNamesThatFits()
    {
        await Rules(
            new { name = "Iberia", where = new { field = "addresses.country", op = "in", value = new[] { "ES", "PT" } }, strategy = "leastLoad", members = new[] { new { userId = ben } } },
            new { name = "Everywhere", where = (object?)null, strategy = "roundRobin", members = new[] { new { userId = ana } } });

        var iberian = await Unowned("Iberian", new { country = "PT" });
        var other = await Unowned("Other", new { country = "IT" });

        Assert.That((S(iberian, "ownerId"), S(iberian, "status"), S(iberian, "assignedBy"), S(iberian, "assignmentRule")), Is.EqualTo((ben, "assigned", "leastLoad", "Iberia")));
        Assert.That((S(other, "ownerId"), S(other, "assignmentRule")), Is.EqualTo((ana, "Everywhere")));
        var taken = (await Admin.Patch($"/api/v1/leads/{other["id"]}", new { ownerId = ben })).Json;
        Assert.That((S(taken, "ownerId"), S(taken, "assignedBy"), S(taken, "assignmentRule")), Is.EqualTo((ben, (string?)null, (string?)null)), "somebody has chosen now");
    }

    [Test]
    public async Task Lead_OfSomebodyKnown_GoesToWhoKnowsThem()
    {
        await Everybody(ana);
        await Admin.Create("contacts", new { familyName = "Customer", ownerId = ben, emails = new[] { new { address = "customer@known-assign.example" } } });
        await Admin.Create("leads", new { familyName = "Prospect", ownerId = ben, phones = new[] { new { number = "+34600111222" } } });

        var customer = await Unowned("Customer again", new { country = "ES" }, "CUSTOMER@known-assign.example");
        var prospect = (await Admin.Create("leads", new { familyName = "Prospect again", ownerId = (string?)null, phones = new[] { new { number = "+34 600 111 222" } } }))!;

        Assert.That((S(customer, "ownerId"), S(customer, "assignedBy")), Is.EqualTo((ben, "knownCustomer")));
        Assert.That((S(prospect, "ownerId"), S(prospect, "assignedBy")), Is.EqualTo((ben, "knownLead")));
    }

    [Test]
    public async Task Assign_AHundredThatNobodyHas_TakesFewStatementsAndIsUndoneAtOnce()
    {
        await Rules();
        var file = Encoding.UTF8.GetBytes("Last Name,Email\n" + string.Join('\n', Enumerable.Range(0, 100).Select(i => $"Hundred{i},hundred{i}@assign.example")));
        var import = await Admin.UploadFile("lead", file, "hundred.csv");
        var columns = import["columns"]!.AsArray().Select(c => new { index = (int)c!["index"]!, field = (string?)c["field"] });
        var run = await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { columns, owner = new { mode = "none" } });
        Assert.That(run.Status, Is.EqualTo(HttpStatusCode.Accepted), run.Text);
        Assert.That((await Admin.Ended(import)).Counts(), Is.EqualTo((100, 0, 0, 0)));
        var ids = await Ids("status=new");
        Assert.That(ids, Has.Count.EqualTo(100));
        await Rules(new { name = "All", where = (object?)null, strategy = "leastLoad", members = new[] { new { userId = ana }, new { userId = ben } } });

        statements.Begin();
        var answer = await Admin.Post("/api/v1/leads/assign", new { ids });
        var asked = statements.End();

        await TestContext.Out.WriteLineAsync($"100 leads were assigned in {asked} statements.");
        Assert.That((answer.Status, (int?)answer.Json["assigned"], (int?)answer.Json["left"]), Is.EqualTo((HttpStatusCode.OK, (int?)100, (int?)0)), answer.Text);
        Assert.That(asked, Is.LessThanOrEqualTo(25));
        var mine = await Admin.Count($"leads?familyName[startsWith]=Hundred&ownerId={ana}");
        Assert.That((mine + await Admin.Count($"leads?familyName[startsWith]=Hundred&ownerId={ben}"), mine is > 0 and < 100), Is.EqualTo((100, true)));
        var history = (await Admin.Get($"/api/v1/leads/{ids[0]}/history")).Json["items"]![0]!;
        Assert.That(history["changes"]!.ToString(), Does.Contain("ownerId"));

        var undo = await Admin.Post($"/api/v1/change-sets/{answer.Json["changeSetId"]}/undo");
        Assert.That((int)undo.Status, Is.LessThan(300), undo.Text);
        await Eventually(async () => (await Ids("status=new")).Count == 100, "nobody has them again");
    }

    [Test]
    public async Task Import_ThatLeavesOwnersToTheRules_AssignsAndIsUndoneInOneClick()
    {
        await Everybody(ben);
        var import = await Admin.UploadFile("lead", Encoding.UTF8.GetBytes("Last Name,Email\nCardOne,one@cards.example\nCardTwo,two@cards.example\n"), "cards.csv");
        var columns = import["columns"]!.AsArray().Select(c => new { index = (int)c!["index"]!, field = (string?)c["field"] });
        await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { columns, owner = new { mode = "none" } });
        await Admin.Ended(import);
        Assert.That(await Admin.Count($"leads?familyName[startsWith]=Card&ownerId={ben}&assignedBy=roundRobin"), Is.EqualTo(2));

        await Admin.Undo(import);

        Assert.That(await Admin.Count("leads?familyName[startsWith]=Card"), Is.Zero);
    }

    [Test]
    public async Task Rules_OfARepresentative_AreNoneOfTheirs()
    {
        var rep = await As("sales-rep");

        Assert.That((await rep.Send(HttpMethod.Put, "/api/v1/lead-assignment-rules", new { items = Array.Empty<object>() })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var unknown = await Admin.Send(HttpMethod.Put, "/api/v1/lead-assignment-rules", new { items = new[] { new { name = "X", strategy = "roundRobin", members = new[] { new { userId = Guid.CreateVersion7() } } } } });
        Assert.That((unknown.Status, unknown.Text.Contains("items[0].members", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.BadRequest, true)), unknown.Text);
    }

    private Task Everybody(string user) => Rules(new { name = "Everybody", where = (object?)null, strategy = "roundRobin", members = new[] { new { userId = user } } });

    private async Task Rules(params object[] items)
    {
        var answer = await Admin.Send(HttpMethod.Put, "/api/v1/lead-assignment-rules", new { items });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
    }

    private Task<JsonNode> Unowned(string name, object address, string? email = null) =>
        Admin.Create("leads", new { familyName = name, ownerId = (string?)null, addresses = new[] { address }, emails = email is null ? [] : new[] { new { address = email } } });

    private async Task<List<string>> Ids(string filter) =>
        [.. (await Admin.Get($"/api/v1/leads?familyName[startsWith]=Hundred&{filter}&limit=200")).Json["items"]!.AsArray().Select(l => (string)l!["id"]!)];

    private static string? S(JsonNode record, string field) => record[field]?.ToString();
}

/// <summary>Counts what the busiest unit of work sends to the database while somebody looks; workers in the background do their own.</summary>
/// <param name="table">A unit counts that updates this table.</param>
internal sealed class StatementCount(string table = "leads_leads") : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<DbContextId, int> counts = [];
    private readonly ConcurrentDictionary<DbContextId, bool> writers = [];

    public void Begin()
    {
        counts.Clear();
        writers.Clear();
    }

    /// <summary>How many the unit of work took that changed the table; what follows its commit is none of it.</summary>
    public int End() => counts.Where(c => writers.ContainsKey(c.Key)).Max(c => c.Value);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Count(command, eventData);
        return ValueTask.FromResult(result);
    }

    private void Count(DbCommand command, CommandEventData data)
    {
        counts.AddOrUpdate(data.Context!.ContextId, 1, (_, count) => count + 1);
        if (command.CommandText.Contains("UPDATE ", StringComparison.Ordinal) && command.CommandText.Contains(table, StringComparison.Ordinal))
        {
            writers[data.Context.ContextId] = true;
        }
    }
}
