using Crm.Kernel;
using Crm.Platform.Imports;
using Crm.Platform.Records.Kinds;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Records.Conditions;

/// <summary>Who looks at records, when, and by which clock: gives the relative values of conditions their meaning.</summary>
public sealed class Viewpoint(ICurrentUser user, TimeProvider clock, IOptions<CompanyOptions> company)
{
    /// <summary>The header by which a caller names a time zone (IANA).</summary>
    public const string Header = "X-Time-Zone";

    /// <summary>The caller's time zone; the company's where none is named.</summary>
    public string? TimeZone { get; set; }

    internal ICurrentUser User => user;

    internal Condition Resolve(Condition condition) => condition switch
    {
        GroupCondition group => group with { Parts = [.. group.Parts.Select(Resolve)] },
        FieldCondition field when field.Values.Any(v => v is RelativeValue) => Resolve(field),
        _ => condition,
    };

    private Condition Resolve(FieldCondition condition)
    {
        if (condition.Field.Kind is not InstantKind)
        {
            return condition with { Values = [.. condition.Values.Select(Value)] };
        }

        if (condition.Operator == "in")
        {
            return new GroupCondition(IsAll: false, [.. condition.Values.Select(v => Resolve(condition with { Operator = "eq", Values = [v] } as Condition))]);
        }

        return OnDay(condition, (RelativeDate)condition.Values[0]!);
    }

    private object? Value(object? value) => value switch
    {
        Me => user.Id ?? Guid.Empty,
        RelativeDate date => DateOnly.FromDateTime(date.On(LocalNow())),
        _ => value,
    };

    // A day holds many instants: each comparison takes the end of it that it means.
    private Condition OnDay(FieldCondition condition, RelativeDate date)
    {
        var moment = date.On(LocalNow());
        var from = Utc(moment);
        var to = date.IsInstant ? from : Utc(moment.AddDays(1));
        FieldCondition Compare(string op, DateTime instant) => condition with { Operator = op, Values = [instant] };
        return condition.Operator switch
        {
            "gt" => Compare(date.IsInstant ? "gt" : "gte", to),
            "lte" => Compare(date.IsInstant ? "lte" : "lt", to),
            "gte" or "lt" => Compare(condition.Operator, from),
            "ne" => date.IsInstant ? Compare("ne", from) : new GroupCondition(IsAll: false, [Compare("lt", from), Compare("gte", to), condition with { Operator = "isNull", Values = [true] }]),
            _ => date.IsInstant ? Compare("eq", from) : new GroupCondition(IsAll: true, [Compare("gte", from), Compare("lt", to)]),
        };
    }

    private DateTime LocalNow() => TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, Zone());

    private DateTime Utc(DateTime local)
    {
        var zone = Zone();

        // Where the clock jumps over midnight, the day begins at the first moment that there is.
        var real = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(real, DateTimeKind.Unspecified), zone);
    }

    /// <summary>The zone in which the caller's days begin.</summary>
    public TimeZoneInfo Zone()
    {
        if (TimeZone is not { Length: > 0 } name)
        {
            return TimeZoneInfo.FindSystemTimeZoneById(company.Value.TimeZone);
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw new InvalidInputException(Header, "Name a time zone of the IANA database, such as Europe/Madrid.");
    }
}
