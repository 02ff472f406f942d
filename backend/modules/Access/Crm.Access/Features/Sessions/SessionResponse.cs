using Crm.Kernel;

namespace Crm.Access.Features.Sessions;

/// <summary>What a browser needs to know to begin: who it is signed in as, and what that user may do.</summary>
internal sealed class SessionResponse
{
    /// <summary>Null where nobody is signed in, and for API keys.</summary>
    public SessionUser? User { get; init; }

    /// <summary>How far each granted permission reaches; one that is not granted is absent.</summary>
    public required IReadOnlyDictionary<string, AccessLevel> Permissions { get; init; }

    /// <summary>To be sent as the header X-CSRF-Token with every unsafe method; bound to the user. Empty for API keys, which need none.</summary>
    public string AntiforgeryToken { get; set; } = "";

    /// <summary>The company's directory, through which people can sign in; null where there is none.</summary>
    public DirectoryDoor? Directory { get; init; }

    /// <summary>Nobody exists yet: the link in the server's log creates the first administrator.</summary>
    public required bool SetupRequired { get; init; }

    /// <summary>Only on a demonstration.</summary>
    public required IReadOnlyList<DemoUser> DemoUsers { get; init; }

    /// <summary>How long a new password must be at least.</summary>
    public required int PasswordMinLength { get; init; }

    /// <summary>The host on whose pages passkeys work: that of the public address.</summary>
    public required string PasskeyDomain { get; init; }

    public required ProductInfo Product { get; init; }
}

/// <summary>The signed-in user.</summary>
internal sealed class SessionUser
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public required string? Language { get; init; }

    /// <summary>The role's stable key.</summary>
    public required string Role { get; init; }

    public required string RoleName { get; init; }
    public required string? TeamName { get; init; }

    /// <summary>The dealer for whom they work, an account: the portal is all that is open to them. Null for colleagues.</summary>
    public required Guid? PartnerId { get; init; }

    /// <summary>False for somebody who only comes in through the directory.</summary>
    public required bool HasPassword { get; init; }

    /// <summary>Whether an authenticator app is set up.</summary>
    public required bool SecondFactor { get; init; }

    /// <summary>Whether there is a passkey, which takes the place of password and code.</summary>
    public required bool Passkey { get; init; }

    /// <summary>A role asks for a second factor that is not set up: until then everything else is refused (403 <c>second_factor_setup_required</c>).</summary>
    public required bool SecondFactorMissing { get; init; }
}

/// <summary>How to sign in through the company's directory: open <c>/oidc/start</c>.</summary>
internal sealed class DirectoryDoor
{
    /// <summary>What the company calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Passwords let in nobody but administrators.</summary>
    public required bool Only { get; init; }
}

/// <summary>Somebody as whom a demonstration can be entered.</summary>
internal sealed class DemoUser
{
    public required string Name { get; init; }
    public required string Email { get; init; }

    /// <summary>The role's stable key.</summary>
    public required string Role { get; init; }

    public required string RoleName { get; init; }
    public required string Password { get; init; }
}

/// <summary>The product's name and version.</summary>
internal sealed class ProductInfo
{
    public required string Name { get; init; }
    public required string Version { get; init; }
}
