namespace Crm.Platform.Modules;

/// <summary>Work before the server listens, after the database is up to date; found by scanning, run in order, each in its own scope.</summary>
public interface IStartupTask
{
    int Order { get; }

    Task Run(CancellationToken ct);
}
