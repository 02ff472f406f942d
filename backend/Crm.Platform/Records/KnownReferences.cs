using Crm.Platform.Security;

namespace Crm.Platform.Records;

/// <summary>What this scope has already found out about references, so that bulk work asks once and not for every record.</summary>
internal sealed class KnownReferences(IUserDirectory users)
{
    private readonly HashSet<(string RecordType, Guid Id)> seen = [];
    private readonly Dictionary<Guid, (bool Exists, Guid? TeamId)> owners = [];

    /// <summary>The caller may see this record, or has just created it.</summary>
    public void Saw(string recordType, Guid id) => seen.Add((recordType, id));

    public bool IsSeen(string recordType, Guid id) => seen.Contains((recordType, id));

    public async Task<(bool Exists, Guid? TeamId)> TeamOf(Guid userId, CancellationToken ct)
    {
        if (!owners.TryGetValue(userId, out var owner))
        {
            owners[userId] = owner = await users.TeamOf(userId, ct);
        }

        return owner;
    }
}
