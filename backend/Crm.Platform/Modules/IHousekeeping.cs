namespace Crm.Platform.Modules;

/// <summary>Removes what has had its time; found by scanning, run every hour in a scope of its own. Several instances may do so at once.</summary>
public interface IHousekeeping
{
    Task Sweep(CancellationToken ct);
}
