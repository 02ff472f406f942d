using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Crm.Access.Security;

/// <summary>What a browser is to be asked, and what it sends back together with the answer.</summary>
internal sealed class PasskeyQuestion
{
    /// <summary>For <c>PublicKeyCredential.parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c>.</summary>
    public required JsonElement Options { get; init; }

    /// <summary>Sealed; good once, for five minutes.</summary>
    public required string State { get; init; }
}

/// <summary>A browser's answer to a question about a passkey.</summary>
internal sealed record PasskeyAnswer(JsonElement Credential, string State);

/// <summary>Registers passkeys and checks answers, by the framework's WebAuthn.</summary>
internal sealed class PasskeyCeremonies(AccessDb access, PasskeyChallenges challenges, IConfiguration configuration, TimeProvider clock)
{
    private const string Product = "CRM";
    private const int MaxAnswer = 20_000;

    private static readonly string[] KnownTransports = ["ble", "hybrid", "internal", "nfc", "smart-card", "usb"];

    private readonly PasskeyAddress address = new(PublicAddress.Of(configuration));

    // The handler reads the host of a request only where no domain and no origins are set.
    private readonly HttpContext http = new DefaultHttpContext();

    public string Domain => address.Domain;

    public async Task<PasskeyQuestion> AskToRegister(User user, Guid sessionId, CancellationToken ct)
    {
        await RefuseTooMany(user, ct);
        var entity = new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email, DisplayName = user.Name };
        using var users = Users();
        var made = await Handler(users).MakeCreationOptionsAsync(entity, http);
        var options = JsonNode.Parse(made.CreationOptionsJson)!;
        options["rp"]!["name"] = Product;
        return Question(PasskeyPurpose.Register, sessionId, options.Deserialize<JsonElement>(), made.AttestationState!);
    }

    /// <param name="user">Whose passkeys may answer; null asks whoever is there.</param>
    /// <param name="sessionId">The session that alone may answer.</param>
    public async Task<PasskeyQuestion> AskForProof(User? user, Guid? sessionId)
    {
        using var users = Users();
        var made = await Handler(users).MakeRequestOptionsAsync(user, http);
        return Question(user is null ? PasskeyPurpose.SignIn : PasskeyPurpose.Prove, sessionId, JsonSerializer.Deserialize<JsonElement>(made.RequestOptionsJson), made.AssertionState!);
    }

    /// <summary>The passkey that was made for this user and session.</summary>
    public async Task<Passkey> Register(User user, Guid sessionId, string name, PasskeyAnswer answer, Visitor visitor, CancellationToken ct)
    {
        await RefuseTooMany(user, ct);
        var state = await challenges.Spend(PasskeyPurpose.Register, sessionId, answer.State, ct) ?? throw TooLate(PasskeyPurpose.Register);
        using var users = Users();
        var result = await Handler(users).PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = http, CredentialJson = Text(answer), AttestationState = state });
        if (!result.Succeeded || result.UserEntity.Id != user.Id.ToString() || Passkey.Text(result.Passkey.PublicKey).Length > Passkey.MaxPublicKey)
        {
            throw new InvalidInputException("credential", "What the browser sent is not a new passkey for this site. Try again.", "passkey_refused");
        }

        var made = result.Passkey;
        var passkey = new Passkey(user.Id, name, visitor.Agent, clock.GetUtcNow().UtcDateTime)
        {
            CredentialId = Passkey.Text(made.CredentialId),
            CredentialHash = Passkey.HashOf(made.CredentialId),
            PublicKey = Passkey.Text(made.PublicKey),
            Transports = [.. KnownTransports.Intersect(made.Transports ?? [], StringComparer.Ordinal)],
            IsBackupEligible = made.IsBackupEligible,
        };
        passkey.Saw(made.SignCount, made.IsBackedUp);
        return access.Passkeys.Add(passkey).Entity;
    }

    /// <summary>Whose passkey has answered; null where the answer is wrong.</summary>
    public async Task<User?> Check(PasskeyPurpose purpose, Guid? sessionId, PasskeyAnswer answer, CancellationToken ct)
    {
        var state = await challenges.Spend(purpose, sessionId, answer.State, ct) ?? throw TooLate(purpose);
        using var users = Users();
        var result = await Handler(users).PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = Text(answer), AssertionState = state });
        if (!result.Succeeded)
        {
            return null;
        }

        var hash = Passkey.HashOf(result.Passkey.CredentialId);
        var passkey = await access.Passkeys.SingleAsync(p => p.CredentialHash == hash, ct);
        passkey.Saw(result.Passkey.SignCount, result.Passkey.IsBackedUp);
        passkey.Used(clock.GetUtcNow().UtcDateTime);
        return result.User;
    }

    /// <summary>Whose passkey an answer names, right or wrong: they are to see that somebody tried.</summary>
    public async Task<Guid?> OwnerOf(PasskeyAnswer answer, CancellationToken ct)
    {
        var id = answer.Credential is { ValueKind: JsonValueKind.Object } credential && credential.TryGetProperty("id", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        if (id is null or { Length: > Passkey.MaxCredentialId } || !Base64Url.IsValid(id))
        {
            return null;
        }

        var hash = Passkey.HashOf(Base64Url.DecodeFromChars(id));
        return await access.Passkeys.Where(p => p.CredentialHash == hash).Select(p => (Guid?)p.UserId).SingleOrDefaultAsync(ct);
    }

    private static CrmException TooLate(PasskeyPurpose purpose)
    {
        const string Text = "This has taken too long, or was answered already. Try again.";
        return purpose == PasskeyPurpose.SignIn ? new NotSignedInException("passkey_expired", Text) : new InvalidInputException("state", Text, "passkey_expired");
    }

    private async Task RefuseTooMany(User user, CancellationToken ct)
    {
        if (await access.Passkeys.CountAsync(p => p.UserId == user.Id, ct) >= Passkey.Most)
        {
            throw new ConflictException("too_many_passkeys", $"You have {Passkey.Most} passkeys. Remove one that you no longer use.");
        }
    }

    private PasskeyQuestion Question(PasskeyPurpose purpose, Guid? sessionId, JsonElement options, string state) => new() { Options = options, State = challenges.Seal(purpose, sessionId, state) };

    private static string Text(PasskeyAnswer answer) => answer.Credential.ValueKind == JsonValueKind.Object && answer.Credential.GetRawText() is { Length: <= MaxAnswer } text ? text : "{}";

    private UserManager<User> Users() => new(new PasskeyStore(access), null!, null!, null!, null!, null!, null!, null!, null!);

    private PasskeyHandler<User> Handler(UserManager<User> users) => new(users, Options.Create(new IdentityPasskeyOptions
    {
        ServerDomain = address.Domain,
        UserVerificationRequirement = "required",
        ResidentKeyRequirement = "required",
        AttestationConveyancePreference = "none",
        ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && address.Allows(origin.Origin)),
    }));
}
