namespace Crm.Platform.Security;

/// <summary>Port: how often each user was in touch with a customer; the module that keeps what was done with customers implements it.</summary>
public interface ITouchCounts
{
    /// <summary>What was done with this record since then, by whoever did it; with an account also what was done with its people.</summary>
    Task<IReadOnlyDictionary<Guid, int>> Of(Guid recordId, DateTime since, CancellationToken ct);
}
