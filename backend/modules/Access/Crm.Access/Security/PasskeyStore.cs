using System.Buffers.Text;
using Crm.Access.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Security;

/// <summary>What the framework's passkey handler asks of a user store, answered from our tables. What it does not ask is not there (docs/adr/0018).</summary>
internal sealed class PasskeyStore(AccessDb access) : IUserPasskeyStore<User>
{
    private static readonly byte[] NotKept = [];

    public static UserPasskeyInfo Show(Passkey passkey) => new(
        Base64Url.DecodeFromChars(passkey.CredentialId), Base64Url.DecodeFromChars(passkey.PublicKey), new DateTimeOffset(passkey.CreatedAt), (uint)passkey.SignCount,
        [.. passkey.Transports], isUserVerified: true, passkey.IsBackupEligible, passkey.IsBackedUp, NotKept, NotKept);

    public Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Guid.TryParse(userId, out var id)
        ? access.UsersWithRoles.SingleOrDefaultAsync(u => u.Id == id, cancellationToken)
        : Task.FromResult<User?>(null);

    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public async Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var hash = Passkey.HashOf(credentialId);
        return await access.UsersWithRoles.SingleOrDefaultAsync(u => access.Passkeys.Any(p => p.UserId == u.Id && p.CredentialHash == hash), cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var hash = Passkey.HashOf(credentialId);
        return await access.Passkeys.SingleOrDefaultAsync(p => p.UserId == user.Id && p.CredentialHash == hash, cancellationToken) is { } passkey ? Show(passkey) : null;
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(User user, CancellationToken cancellationToken) =>
        [.. (await access.Passkeys.AsNoTracking().Where(p => p.UserId == user.Id).ToListAsync(cancellationToken)).Select(Show)];

    public void Dispose()
    {
    }

    public Task AddOrUpdatePasskeyAsync(User user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw NotAsked();

    public Task RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) => throw NotAsked();

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => throw NotAsked();

    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => throw NotAsked();

    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => throw NotAsked();

    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken) => throw NotAsked();

    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken) => throw NotAsked();

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw NotAsked();

    private static NotSupportedException NotAsked() => new("The passkey handler does not ask this.");
}
