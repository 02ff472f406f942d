using System.Text.Json.Serialization;

namespace Crm.Platform.Views;

/// <summary>A view as the API shows it to the caller.</summary>
public sealed class ViewResponse
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required string RecordType { get; init; }
    public required string Name { get; init; }
    public required bool Shared { get; init; }
    public required Guid OwnerId { get; init; }
    public string? OwnerName { get; init; }
    public required ViewState State { get; init; }

    /// <summary>The caller keeps it at hand.</summary>
    public required bool Pinned { get; init; }

    /// <summary>The caller's own choice for opening this list.</summary>
    public required bool IsDefault { get; init; }

    /// <summary>The choice for the caller's role; the caller's own goes before it.</summary>
    public required bool IsRoleDefault { get; init; }

    /// <summary>Every role for which this list opens with it.</summary>
    public required IReadOnlyList<Guid> RoleDefaults { get; init; }
    public required bool CanEdit { get; init; }

    /// <summary>What of the saved state cannot be used any more and is left out of <see cref="State"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Problems { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? DeletedAt { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime UpdatedAt { get; init; }
}
