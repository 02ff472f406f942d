using System.Data;
using System.Globalization;
using Crm.Kernel;
using Crm.Persistence.Tests.Engines;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Microsoft.EntityFrameworkCore;

namespace Crm.Persistence.Tests.Lists;

/// <summary>Asks the engines themselves how they would read each list: by an index that also gives the order.</summary>
[TestFixtureSource(nameof(Cases))]
internal sealed class QueryPlanTests(DatabaseProvider provider, string recordType)
{
    /// <summary>Instants that every record has: the engine answers "is it missing" without reading anything.</summary>
    private static readonly string[] NeverTrue = ["createdAt[isNull]", "updatedAt[isNull]", "at[isNull]"];

    private readonly QueryPlan plans = new(provider);
    private readonly RecordType type = Engine.Modules.Records.Find(recordType)!;
    private Database database = null!;

    private static IEnumerable<object[]> Cases() =>
        from provider in Database.AtHand
        from type in Engine.Modules.Records.All
        select new object[] { provider, type.Name };

    [OneTimeSetUp]
    public async Task Create() => database = await Database.Create(provider);

    [OneTimeTearDown]
    public async Task Remove() => await database.DisposeAsync();

    [Test]
    public Task List_EveryOrderOfEverything_FollowsAnIndex() => FollowsAnIndex(ListQueries.Orders(type), new Viewer(AccessLevel.All));

    /// <summary>Narrow views have an index for the usual order alone: any other order sorts what the scope leaves.</summary>
    [TestCase(AccessLevel.Own)]
    [TestCase(AccessLevel.Team)]
    public Task List_UsualOrderOfANarrowView_FollowsAnIndex(AccessLevel level) =>
        FollowsAnIndex(ListQueries.Orders(type).Where(o => o.Query.Sort == type.DefaultSort), new Viewer(level));

    /// <summary>Several teams are several ranges of the index, whose rows are sorted together; so are other orders of a narrow view.</summary>
    [TestCase(AccessLevel.Own, 1)]
    [TestCase(AccessLevel.Team, 1)]
    [TestCase(AccessLevel.Team, 3)]
    public Task List_EveryOrderOfANarrowView_NeverScansTheTable(AccessLevel level, int teams) =>
        FollowsAnIndex(ListQueries.Orders(type), new Viewer(level, teams), mayBeSorted: _ => true);

    /// <summary>What a search finds, and what lies in the bin, is little and is sorted.</summary>
    [Test]
    public Task List_SearchAndBin_NeverScanTheTable() =>
        FollowsAnIndex(ListQueries.Combinations(type).Where(c => c.Query.Where is null), new Viewer(AccessLevel.All), mayBeSorted: _ => true);

    /// <summary>A range over a column with an index of its own may lead, and what it leaves is sorted; anything else follows the list's order.</summary>
    [Test]
    public Task List_EveryFilter_NeverScansTheTable() =>
        FollowsAnIndex(ListQueries.Filters(type).Where(f => !NeverTrue.Contains(f.Name)), new Viewer(AccessLevel.All), mayBeSorted: IsRangeOfItsOwnIndex);

    /// <summary>The index rows of the field give the order; records without a value follow in the usual one.</summary>
    [Test]
    [Category("S13")]
    public Task List_EveryOrderByACustomField_FollowsAnIndex() =>
        FollowsAnIndex(ListQueries.Orders(Custom).Where(o => o.Query.Sort.IndexName is not null), new Viewer(AccessLevel.All));

    /// <summary>In a narrow view, or by a filter, few records lead and are sorted.</summary>
    [TestCase(AccessLevel.Own)]
    [TestCase(AccessLevel.Team)]
    [Category("S13")]
    public Task List_EveryOrderByACustomFieldInANarrowView_NeverScansTheTable(AccessLevel level) =>
        FollowsAnIndex(ListQueries.Orders(Custom).Where(o => o.Query.Sort.IndexName is not null), new Viewer(level), mayBeSorted: _ => true);

    [Test]
    [Category("S13")]
    public Task List_EveryFilterByACustomField_NeverScansTheTable() =>
        FollowsAnIndex(ListQueries.Filters(Custom).Where(f => f.Name.StartsWith("custom.", StringComparison.Ordinal)), new Viewer(AccessLevel.All), mayBeSorted: _ => true);

    private RecordType Custom => CustomFieldSamples.Records.Find(recordType)!;

    [Test]
    public async Task Plan_OfAnUnindexedOrder_IsSeenAsOne()
    {
        var db = database.Context();
        await using (db)
        {
            var plan = await plans.Explain(db, new Statement($"SELECT * FROM \"{db.Model.FindEntityType(type.RecordClass)!.GetTableName()}\" ORDER BY \"Version\"", []));

            Assert.That(plan.Where(plans.IsSort), Is.Not.Empty);
            Assert.That(plan.Where(plans.IsScan), Is.Not.Empty);
        }
    }

    /// <summary>What finds the targets of a path: the list of these, which follows no order. Who sees all has no other index to take than the one of the field.</summary>
    [Test]
    public Task List_EveryPath_NeverScansTheTargets() =>
        FollowsAnIndex(ListQueries.Paths(type).Where(p => !NeverTrue.Any(p.Name.EndsWith)), new Viewer(AccessLevel.All), mayBeSorted: _ => true);

    /// <summary>One target is a range of the reference's index in the list's order; several are sorted; very many are probed by their key.</summary>
    [TestCase(1)]
    [TestCase(3)]
    [TestCase(null)]
    public Task List_ByAPath_FollowsAnIndex(int? targets)
    {
        var viewer = new Viewer(AccessLevel.All);
        var paths = ListQueries.Paths(type).Where(p => !NeverTrue.Any(p.Name.EndsWith));
        return FollowsAnIndex(
            paths.Select(p => (p.Name, p.Query)), viewer, mayBeSorted: _ => targets == 3, (list, _, query) => list.Follow((FieldCondition)query.Where!, targets));
    }

    /// <summary>Groups are counted from the rows that the view leaves, never from the whole table.</summary>
    [Test]
    public Task Group_OfANarrowView_NeverScansTheTable() => FollowsAnIndex(
        type.Fields.Where(f => Grouping.Refusal(type, f.Name) is null).Select(f => (f.Name, UsualOrder)), new Viewer(AccessLevel.Own), mayBeSorted: _ => true,
        (list, field, query) => list.Group(field, query));

    [TestCase(AccessLevel.All)]
    [TestCase(AccessLevel.Team)]
    [TestCase(AccessLevel.Own)]
    public Task Search_OfEverything_NeverScansATable(AccessLevel level) => FollowsAnIndex(
        ((string[])["mari", "garcia lopez", "+34 912", "ana@acme.example", "王小明"]).Select(text => (text, UsualOrder)), new Viewer(level), mayBeSorted: _ => true,
        (list, text, _) => list.Search(text));

    private ListQuery UsualOrder => ListQueries.Orders(type).First(o => o.Query.Sort == type.DefaultSort).Query;

    private static bool IsRangeOfItsOwnIndex(ListQuery query) =>
        query.Where is FieldCondition { Field.SortName: not null, Operator: "gte" or "gt" or "lte" or "lt" or "startsWith" };

    private async Task FollowsAnIndex(IEnumerable<(string Name, ListQuery Query)> lists, Viewer viewer, Func<ListQuery, bool>? mayBeSorted = null,
        Func<RecordList, string, ListQuery, Task>? read = null)
    {
        var recorder = new Recorder(hasServer: true);
        var problems = new List<string>();
        var db = database.Context(recorder.Interceptors);
        await using (db)
        {
            foreach (var (name, query) in lists)
            {
                recorder.Statements.Clear();
                var list = RecordList.Of(type, db, viewer);
                await (read?.Invoke(list, name, query) ?? list.Read(query));
                // A path that leads nowhere leaves nothing to read, which SQLite calls a scan all the same.
                foreach (var statement in recorder.Statements.Where(s => !s.Sql.Contains("WHERE 0\n", StringComparison.Ordinal)).ToList())
                {
                    var plan = await plans.Explain(db, statement);
                    var slow = plan.Where(step => (plans.IsScan(step) && !IsOfASubquery(step, plan)) || (plans.IsSort(step) && mayBeSorted?.Invoke(query) != true));
                    problems.AddRange(slow.Select(step => $"{name}: {step}"));
                }
            }
        }

        Assert.That(problems, Is.Empty);
    }

    // SQLite also calls reading the rows of a subquery in FROM a scan; how these were found is a step of its own.
    private static bool IsOfASubquery(string step, List<string> plan) =>
        plan.Contains($"CO-ROUTINE {step["SCAN ".Length..]}") || plan.Contains($"MATERIALIZE {step["SCAN ".Length..]}") || IsOfConstants(step);

    // The neighbours of a misspelt word are rows of the statement itself.
    private static bool IsOfConstants(string step) =>
        step.StartsWith("SCAN CONSTANT ROW", StringComparison.Ordinal) || step.EndsWith("-ROW VALUES CLAUSE", StringComparison.Ordinal);
}
