using Crm.Platform.Records;

namespace Crm.Platform.Seeding;

/// <summary>Something that a field takes which the company has added itself; null where that would need to be known better.</summary>
internal static class SeedValues
{
    public static object? Of(Field field, Dice dice, DateTime until) => field.Kind.Name switch
    {
        "number" => (decimal)dice.Skewed(100_000),
        "boolean" => dice.OneIn(2),
        "date" => DateOnly.FromDateTime(until.AddDays(-dice.Next(1000))),
        "choice" when field.Kind.Options is { Count: > 0 } options => dice.PickSkewed(options),
        _ => field.Default,
    };
}
