namespace Crm.Contacts.Domain;

/// <summary>The networks whose profiles are taken: pages of people and companies, by their hosts.</summary>
internal static class Profiles
{
    private static readonly string[] Hosts =
    [
        "linkedin.com", "xing.com", "x.com", "twitter.com", "facebook.com", "instagram.com", "youtube.com", "tiktok.com", "github.com", "gitlab.com", "mastodon.social", "bsky.app", "threads.net",
        "t.me", "vk.com", "ok.ru", "weibo.com", "zhihu.com", "bilibili.com", "douyin.com", "xiaohongshu.com", "pinterest.com", "medium.com", "wa.me",
    ];

    /// <summary>Whether this is the https address of a page on one of the networks, with nothing hidden in it.</summary>
    public static bool IsOne(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "https", IsDefaultPort: true, UserInfo.Length: 0, AbsolutePath.Length: > 1 }
        && Array.Exists(Hosts, h => url.Host == h || url.Host.EndsWith("." + h, StringComparison.Ordinal));
}
