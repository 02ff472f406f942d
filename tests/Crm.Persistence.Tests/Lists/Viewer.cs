using Crm.Kernel;

namespace Crm.Persistence.Tests.Lists;

/// <summary>Somebody whose every permission reaches equally far.</summary>
internal sealed class Viewer(AccessLevel level, int teams = 1) : ICurrentUser
{
    public Guid? Id { get; } = Guid.CreateVersion7();

    public string Name => "Viewer";

    public Guid? TeamId => TeamIds is [var first, ..] ? first : null;

    public IReadOnlyList<Guid> TeamIds { get; } = [.. Enumerable.Range(0, teams).Select(_ => Guid.CreateVersion7())];

    public ChangeSource Source => ChangeSource.Browser;

    public AccessLevel LevelOf(string permission) => level;
}
