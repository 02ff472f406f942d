namespace Crm.Api.Tests.Access;

/// <summary>The system's clock, moved forward: what takes half a day happens at once.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Volatile.Read(ref ticks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
