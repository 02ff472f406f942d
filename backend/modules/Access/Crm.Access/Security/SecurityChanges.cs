using System.Collections.Frozen;
using Crm.Platform.Audit;

namespace Crm.Access.Security;

/// <summary>What has changed about how somebody comes in, said in the five languages.</summary>
internal static class SecurityChanges
{
    private static readonly FrozenDictionary<string, (string En, string Es, string Zh, string Ru, string It)> Texts = new Dictionary<string, (string, string, string, string, string)>(StringComparer.Ordinal)
    {
        [AuditActions.PasswordChanged] = ("the password was changed", "se cambió la contraseña", "密码已更改", "изменён пароль", "la password è stata cambiata"),
        [AuditActions.PasswordReset] = ("the password was reset by mail", "se restableció la contraseña por correo", "已通过邮件重设密码", "пароль сброшен по почте", "la password è stata reimpostata per posta"),
        [AuditActions.SecondFactorOn] = ("a second factor was set up", "se configuró un segundo factor", "已设置第二验证", "настроен второй фактор", "è stato configurato un secondo fattore"),
        [AuditActions.SecondFactorOff] = ("the second factor was taken off", "se quitó el segundo factor", "第二验证已关闭", "второй фактор отключён", "il secondo fattore è stato rimosso"),
        [AuditActions.RecoveryCodesMade] = ("new recovery codes were made", "se crearon nuevos códigos de recuperación", "已生成新的恢复代码", "созданы новые коды восстановления", "sono stati creati nuovi codici di recupero"),
        [AuditActions.PasskeyAdded] = ("a passkey was added", "se añadió una llave de acceso", "已添加通行密钥", "добавлен ключ доступа", "è stata aggiunta una passkey"),
        [AuditActions.PasskeyRemoved] = ("a passkey was removed", "se eliminó una llave de acceso", "已移除通行密钥", "удалён ключ доступа", "è stata rimossa una passkey"),
        [AuditActions.DirectoryLinked] = ("it was linked to the company directory", "se vinculó con el directorio de la empresa", "已与公司目录关联", "она связана с каталогом компании", "è stato collegato alla directory aziendale"),
        [AuditActions.DirectoryUnlinked] = ("it was unlinked from the company directory", "se desvinculó del directorio de la empresa", "已与公司目录解除关联", "она отвязана от каталога компании", "è stato scollegato dalla directory aziendale"),
        [AuditActions.KeyCreated] = ("an API key was made in your name", "se creó una clave de API en tu nombre", "已以您的名义创建 API 密钥", "от вашего имени создан ключ API", "è stata creata una chiave API a tuo nome"),
        [AuditActions.KeyRotated] = ("the secret of an API key of yours was replaced", "se renovó el secreto de una clave de API tuya", "您的 API 密钥已更换密文", "заменён секрет вашего ключа API", "è stato sostituito il segreto di una tua chiave API"),
        [AuditActions.SignedIn] = ("somebody signed in from a new device", "alguien inició sesión desde un dispositivo nuevo", "有人从新设备登录", "выполнен вход с нового устройства", "qualcuno ha effettuato l'accesso da un nuovo dispositivo"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string? Text(string action, string? language) => !Texts.TryGetValue(action, out var texts) ? null : language switch
    {
        "es" => texts.Es,
        "zh" => texts.Zh,
        "ru" => texts.Ru,
        "it" => texts.It,
        _ => texts.En,
    };
}
