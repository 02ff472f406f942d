using Crm.Access.Domain;

namespace Crm.Access.Features.Passkeys;

/// <summary>One passkey of a user.</summary>
internal sealed class PasskeyResponse
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? LastUsedAt { get; init; }

    /// <summary>It was copied to the other devices of its owner, by the maker of the device or a password manager.</summary>
    public required bool Synced { get; init; }

    /// <summary>How browsers reach it, such as <c>internal</c>, <c>hybrid</c> or <c>usb</c>; a hint, since the browser said it.</summary>
    public required IReadOnlyList<string> Transports { get; init; }

    /// <summary>The browser in which it was made.</summary>
    public string? UserAgent { get; init; }

    public static PasskeyResponse Of(Passkey passkey) => new()
    {
        Id = passkey.Id,
        Name = passkey.Name,
        CreatedAt = passkey.CreatedAt,
        LastUsedAt = passkey.LastUsedAt,
        Synced = passkey.IsBackedUp,
        Transports = passkey.Transports,
        UserAgent = passkey.UserAgent,
    };
}
