using System.Globalization;
using Crm.Platform;
using Crm.Platform.Imports;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Security;
using Microsoft.Extensions.Options;
using NUnit.Framework;

namespace Crm.Unit.Tests.Records;

public sealed class ViewpointTests
{
    private static readonly RecordType Contact = ModuleCatalog.Discover().Records.Find("contact")!;

    [TestCase("today", "2026-03-31")]
    [TestCase("yesterday", "2026-03-30")]
    [TestCase("tomorrow", "2026-04-01")]
    [TestCase("-30d", "2026-03-01")]
    [TestCase("+2w", "2026-04-14")]
    [TestCase("-1m", "2026-02-28")]
    [TestCase("startOfWeek", "2026-03-30")]
    [TestCase("startOfMonth", "2026-03-01")]
    [TestCase("startOfMonth-1m", "2026-02-01")]
    [TestCase("startOfMonth+1m-1d", "2026-03-31")]
    [TestCase("startOfQuarter", "2026-01-01")]
    [TestCase("startOfQuarter+1q", "2026-04-01")]
    [TestCase("startOfYear", "2026-01-01")]
    [TestCase("-9999y", "0001-01-02")]
    public void Resolve_DateOnACertainDay_IsThatDate(string text, string expected)
    {
        var resolved = (FieldCondition)Resolve("birthday", "eq", text, "Europe/Madrid");

        Assert.That(resolved.Values, Is.EqualTo(new[] { DateOnly.ParseExact(expected, "yyyy-MM-dd", CultureInfo.InvariantCulture) }));
    }

    // 23:30 UTC on 30 March is 1:30 on the 31st in Madrid, two hours ahead since the 29th.
    [TestCase("gte", "today", ">= 2026-03-30T22:00")]
    [TestCase("gt", "today", ">= 2026-03-31T22:00")]
    [TestCase("lt", "today", "< 2026-03-30T22:00")]
    [TestCase("lte", "today", "< 2026-03-31T22:00")]
    [TestCase("eq", "today", ">= 2026-03-30T22:00 all < 2026-03-31T22:00")]
    [TestCase("eq", "startOfMonth", ">= 2026-02-28T23:00 all < 2026-03-01T23:00")]
    [TestCase("gte", "-2h", ">= 2026-03-30T21:30")]
    [TestCase("lte", "now", "<= 2026-03-30T23:30")]
    public void Resolve_InstantByADay_TakesTheEndThatIsMeant(string op, string text, string expected)
    {
        Assert.That(Show(Resolve("createdAt", op, text, "Europe/Madrid")), Is.EqualTo(expected));
    }

    [Test]
    public void Resolve_DayThatBeginsInAGap_BeginsAfterIt()
    {
        // Santiago's clocks jump from midnight to one on 6 September 2026.
        var resolved = Resolve("createdAt", "gte", "+160d", "America/Santiago");

        Assert.That(Show(resolved), Is.EqualTo(">= 2026-09-06T04:00"));
    }

    private static Condition Resolve(string field, string op, string text, string zone)
    {
        var errors = new InputErrors();
        using var json = System.Text.Json.JsonDocument.Parse($$"""{"field":"{{field}}","op":"{{op}}","value":"{{text}}"}""");
        var condition = Condition.Read(json.RootElement, Contact, errors);
        errors.ThrowIfAny();
        return new Viewpoint(new CurrentUser(), new At("2026-03-30T23:30:00Z"), Options.Create(new CompanyOptions())) { TimeZone = zone }.Resolve(condition!);
    }

    private static string Show(Condition condition) => condition switch
    {
        GroupCondition group => string.Join(group.IsAll ? " all " : " any ", group.Parts.Select(Show)),
        FieldCondition field => (field.Operator switch { "gte" => ">=", "gt" => ">", "lte" => "<=", "lt" => "<", _ => field.Operator })
            + ((DateTime)field.Values[0]!).ToString(" yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        _ => "",
    };

    private sealed class At(string instant) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
    }
}
