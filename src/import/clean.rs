//! Lines that belong to the page and not to the article: a table of rules, each a name and a test.
//!
//! A rule looks at one line alone; what needs the neighbours of a line (the fields of a comment form, whatever follows
//! `Trending`) is in [`sweep`]. Rules are written so that a sentence of the article is kept when in doubt: all but the
//! firmest ask for a short line, and none fires on a line that reads as prose.

use std::sync::LazyLock;

use regex::Regex;

use super::dates;

/// One line with what the rules want to know about it.
pub(super) struct Line<'a> {
    /// Without white space at its ends.
    pub text: &'a str,
    /// Lower case, curly quotation marks and dashes made plain, without closing punctuation.
    pub plain: String,
    /// Words by white space.
    pub words: usize,
    /// Whether it ends as a sentence does.
    pub sentence: bool,
}

impl<'a> Line<'a> {
    /// Reads a line.
    pub(super) fn new(text: &'a str) -> Self {
        let text = text.trim();
        let mut plain: String = text
            .chars()
            .map(|c| match c {
                '‘' | '’' | 'ʼ' | '`' => '\'',
                '“' | '”' | '„' => '"',
                '–' | '—' | '‑' => '-',
                '\u{a0}' | '\u{202f}' => ' ',
                other => other,
            })
            .flat_map(char::to_lowercase)
            .collect();
        let end = plain
            .trim_end_matches([' ', '.', ':', '!', '…', '*', '»', '>', '›', '→', '|', '-'])
            .len();
        plain.truncate(end);
        let start = plain.len()
            - plain
                .trim_start_matches([
                    ' ', '*', '•', '»', '>', '›', '|', '-', '·', '▪', '■', '►', '▶', '+', '#',
                ])
                .len();
        plain.drain(..start);
        let words = text.split_whitespace().count();
        let sentence = text
            .trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '“'])
            .ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।']);
        Self {
            text,
            plain,
            words,
            sentence,
        }
    }

    fn is_prose(&self) -> bool {
        self.sentence && self.words > 14
    }
}

/// A rule: the reason it gives, the largest number of words of a line it may take, and its test.
struct Rule {
    reason: &'static str,
    at_most: usize,
    test: fn(&Line<'_>) -> bool,
}

fn pattern(source: &str) -> Regex {
    Regex::new(source).unwrap_or_else(|error| unreachable!("{error}"))
}

macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident = $source:expr;)*) => {
        $($(#[$doc])* static $name: LazyLock<Regex> = LazyLock::new(|| pattern($source));)*
    };
}

patterns! {
    /// `READ: …`, `Read more: …`, `Lire aussi : …`: a label, then the title of another article.
    RELATED_LABEL = r"(?x)^(?:
        (?:\(?(?:read|see|watch|listen|view|click|also)\s(?:more|also|next|now|too|here|all|related|full\sstory|the\sfull\s(?:story|article|report)|our\s(?:full\s)?(?:story|coverage))|
           also\sread|must[\s-]read|read|watch|listen|see|related(?:\s(?:articles?|stor(?:y|ies)|news|coverage|content|posts?|links?|topics?|reading|video))?|
           more(?:\son\sthis(?:\sstory)?|\sfrom\s[\w\s.]{2,30}|\sabout\s[\w\s]{2,30}|\snews|\sstories|\scoverage)?|recommended(?:\sreading|\sfor\syou)?|don'?t\smiss|up\snext|in\scase\syou\smissed\sit|
           further\sreading|opinion|analysis|explainer|video|photos?|gallery|podcast|background|earlier|previously|context)\s*[:|>»]\s*\S
      | (?:lire\saussi|à\slire(?:\saussi)?|voir\saussi|sur\sle\smême\s(?:sujet|thème)|lesen\ssie\s(?:auch|mehr|hier)|mehr\szum\sthema|siehe\sauch|auch\sinteressant|lee\stambién|leer\s(?:más|también)|te\spuede\sinteresar|(?:le|também)\spode\sinteressar|leia\s(?:mais|também)|leggi\sanche|lees\sook|läs\s(?:mer|också)|les\sogså|læs\sogså|czytaj\s(?:też|także|więcej)|zobacz\s(?:też|także)|czytaj\srównież|přečtěte\ssi|читайте\s(?:также|ещё|подробнее)|смотрите\sтакже|по\sтеме|читайте\sтакож|اقرأ\sأيضا?ً?|إقرأ\sأيضا?ً?|شاهد\sأيضا?ً?|مواضيع\sذات\sصلة|بیشتر\sبخوانید|همچنین\sبخوانید|קראו\sגם|यह\sभी\sपढ़ें|ये\sभी\sपढ़ें|相关阅读|相關閱讀|延伸阅读|延伸閱讀|関連記事|관련기사|ayrıca\sokuyun|bunu\sda\sokuyun|baca\sjuga)\b?\s*[:|>»：-]?\s*\S
      )";
    /// The same label alone on its line: what follows is a list of other articles.
    RELATED_HEADING = r"(?x)^(?:
        related(?:\s(?:articles?|stor(?:y|ies)|news|coverage|content|posts?|links?|topics?|reading|items|videos?))?|more\s(?:stories|news|articles|headlines|coverage|to\s(?:read|explore)|like\sthis|videos|related(?:\s\w+)?)
      | more\s(?:on|from|in|about|by)\s[^.!?]{2,60}|read\s(?:more|next|also|this\snext|full\s(?:article|story))|also\sread|see\s(?:also|more)|you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested(?:\sin)?|enjoy)(?:\sthese)?(?:\s\w+)?|you'll\salso\slike
      | recommended(?:\s(?:for\syou|stories|articles|posts|reading|videos?))?|we\srecommend|suggested\s(?:articles|reading|posts)|trending(?:\s(?:now|stories|news|topics|today|articles|posts))?|popular(?:\s(?:posts|stories|articles|now|news|this\sweek))?|top\s(?:stories|news|headlines|posts)(?:\s\w+)?|most\s(?:read|popular|viewed|shared|commented)(?:\s[\w\s]{1,20})?|latest(?:\s(?:news|stories|articles|posts|headlines|videos|updates))?|recent(?:\s(?:posts|news|articles|stories|comments))|editor'?s'?\s(?:picks?|choice)|don'?t\smiss|what\sto\sread\snext|up\snext|further\sreading|from\s(?:the|around)\s(?:the\s)?(?:web|archives?)|sponsored(?:\s(?:content|links|stories|posts))?|promoted(?:\s(?:content|stories))?|paid\scontent|around\sthe\sweb|in\sthis\s(?:section|story)|explore\smore|keep\sreading|continue\sreading|similar\s(?:articles|posts|stories)|other\s(?:news|stories|articles)|next\s(?:article|story|post|up)|previous\s(?:article|story|post)|(?:next|previous)
      | lire\saussi|à\slire(?:\saussi)?|voir\saussi|sur\sle\smême\s(?:sujet|thème)|articles?\s(?:liés|similaires|connexes|récents)|à\sdécouvrir|les\splus\s(?:lus|populaires)
      | (?:das\skönnte|dies\skönnte)\s(?:sie|dich|ihnen|euch)?\s?auch\s(?:noch\s)?interessieren|auch\sinteressant|mehr\szum\sthema|weitere\s(?:artikel|beiträge|nachrichten|themen|meldungen|infos|informationen)(?:\s[\w\s]{1,30})?|ähnliche\s(?:artikel|beiträge|themen)|verwandte\s(?:artikel|beiträge|themen)|(?:das\s)?könnte\s(?:sie|dich|euch)\sauch\sinteressieren|lesen\ssie\sauch|lesetipps?|meistgelesen|neueste\s(?:beiträge|artikel|kommentare)|passend\sdazu|mehr\s(?:lesen|dazu|artikel|von\s\w+)|zum\sthema|links\szum\sthema|siehe\sauch|nächster\s(?:artikel|beitrag)|vorheriger\s(?:artikel|beitrag)
      | (?:artículos|noticias|contenidos|entradas)\s(?:relacionad[oa]s|similares)|relacionad[oa]s|te\spuede\sinteresar|(?:también\s)?te\spuede(?:n)?\sinteresar|lee\stambién|más\s(?:noticias|información|leídas?|sobre\s[\w\s]{2,30})|lo\smás\s(?:leído|visto)|últimas\snoticias|notícias\srelacionadas|leia\s(?:mais|também)|mais\slidas|articoli\scorrelati|leggi\sanche|potrebbe(?:ro)?\sinteressarti(?:\sanche)?|lees\sook|gerelateerde\s(?:artikelen|berichten)|meer\sover\s[\w\s]{2,30}|läs\s(?:mer|också)|les\sogså|powiązane(?:\s\w+)?|czytaj\s(?:też|także|również|więcej)|zobacz\s(?:też|także|również)|podobne\s\w+|читайте\s(?:также|ещё)|по\sтеме|похожие\s\w+|новости\sпо\sтеме|материалы\sпо\sтеме|اقرأ\sأيضا?ً?|مواضيع\sذات\sصلة|أخبار\sذات\sصلة|مقالات\sذات\sصلة|مطالب\sمرتبط|اخبار\sمرتبط|کتاب?بיבות|קראו\sגם|כתבות\sנוספות|संबंधित\sख़?खबरें|यह\sभी\sपढ़ें|相关(?:阅读|新闻|文章|链接)|相關(?:閱讀|新聞|文章)|推荐阅读|関連(?:記事|ニュース)|あわせて読みたい|관련\s?기사|benzer\shaberler|ilgili\shaberler|baca\sjuga|berita\sterkait
      )$";
    /// `Share this article`, `Tweet`, `Print`.
    SHARE = r"(?x)^(?:(?:please\s)?(?:share|like|follow|tweet|pin|email|e-mail|print|save|bookmark|forward|send|copy|whatsapp|telegram|facebook|twitter|linkedin|pinterest|reddit|tumblr|pocket|flipboard|messenger|instagram|youtube|google\+|x|sms|link|viber|vk|xing|skype|line|digg|stumbleupon|more|mail|comments?|likes?|shares?|views?|loading|join\sus)
        (?:(?:\s|\s?[|,/·•+&]\s?|\son\s|\svia\s|\sto\s|\swith\s|\sby\s|\sand\s|\sor\s|\sthis\s|\sit\s|\sus\s)+(?:this|it|us|me|your\sfriends|friends|article|story|post|page|link|facebook|twitter|x|whatsapp|linkedin|email|e-mail|mail|telegram|pinterest|reddit|instagram|google(?:\+|\snews|\splus)?|pocket|flipboard|messenger|tumblr|print|social\smedia|copy|sms|line|youtube|more|share|tweet|xing|vk|viber|skype|\(opens\sin\snew\swindow\)|a\sfriend|clipboard|save|tiktok|threads|bluesky|mastodon))*
      | share\s(?:this|on|via|the|your|with|to|article|story)\b.{0,40}|click\sto\s(?:share|email|print|tweet)\b.*|\d+\s?(?:shares?|comments?|views?|likes?|retweets?|votes?|reads|replies)|(?:no|leave\sa|add\sa|post\sa)\scomments?(?:\syet)?|comments?\s?\(?\d*\)?
      | partager(?:\s(?:sur|cet|l'article|par)\b.{0,40})?|(?:teilen|artikel\steilen|beitrag\steilen|drucken|kommentieren|merken|twittern|weiterleiten|auf\s(?:facebook|twitter|whatsapp|linkedin|xing|pinterest)\steilen|per\s(?:e-?mail|whatsapp)\s(?:teilen|versenden|senden|weiterleiten))|(?:comparte|compartir|compartilhar|compartilhe|condividi|delen|dela|del|udostępnij|sdílet|поделиться|поделитесь|شارك(?:ها)?|مشاركة|اشتراک\sگذاری|שתפו|שתף|शेयर\sकरें|分享(?:到)?|シェア(?:する)?|공유(?:하기)?|paylaş|bagikan)(?:\s(?:en|em|su|op|på|na|в|على|this|facebook|twitter|whatsapp)\b.{0,30})?
      )$";
    /// The comment form and its notes.
    COMMENT = r"(?x)^(?:
        leave\s(?:a|your)\s(?:reply|comment)(?:\s.{0,60})?|(?:cancel\sreply)|your\semail\saddress\swill\snot\sbe\spublished.*|required\sfields\sare\smarked.*|(?:post|submit|add|write|view|show|hide|load|read|see|open|join)\s(?:a\s|your\s|all\s|the\s|more\s|\d+\s)*(?:comments?|reply|replies|conversation|discussion)(?:\s\(?\d+\)?)?|save\smy\sname,?\semail.*|notify\sme\s(?:of|by|when|via)\b.*|(?:comment|name|email|website|e-mail|your\sname|your\semail|your\scomment|subject|message)(?:\s?\(required\))?|\d+\s(?:comments?|responses?|replies|thoughts?)(?:\s(?:on|to)\s.*)?|one\s(?:comment|response|thought)(?:\s(?:on|to)\s.*)?|(?:comments\s(?:are\s)?(?:closed|off|disabled)(?:\s.*)?)|this\ssite\suses\sakismet\b.*|learn\show\syour\scomment\sdata\b.*|(?:you\smust\sbe\s|please\s)?(?:logged?\sin|sign(?:ed)?\sin|register|registered|subscribe)\s?(?:or\s\w+\s)?to\s(?:post|leave|write|add|view|read|make)?\s?(?:a\s|your\s)?comments?|what\sdo\syou\sthink\?(?:\s.*)?|comments?|be\sthe\sfirst\sto\scomment|have\syour\ssay|reply|antworten|responder|répondre
      | laisser\sun\scommentaire|votre\sadresse\s(?:e-?mail|de\smessagerie)\sne\ssera\spas\spubliée.*|les\schamps\sobligatoires\ssont\sindiqués.*|schreibe?n?\s?(?:sie\s)?(?:einen|ihren|deinen)\skommentar(?:\sschreiben)?|(?:einen\s)?kommentar\s(?:schreiben|verfassen|hinterlassen|abgeben)|(?:hinterlasse|hinterlassen\ssie)\s(?:einen|eine)\s(?:kommentar|antwort)|(?:deine|ihre)\se-?mail-?adresse\swird\snicht\sveröffentlicht.*|erforderliche\sfelder\ssind.*|\d+\skommentare?|kommentare?|deja\s(?:un\scomentario|una\srespuesta).*|tu\sdirección\sde\scorreo\selectrónico\sno\sserá\spublicada.*|los\scampos\s(?:obligatorios|necesarios)\b.*|deixe\s(?:um\scomentário|uma\sresposta).*|o\sseu\sendereço\sde\se-?mail\snão\sserá\spublicado.*|lascia\sun\scommento.*|il\stuo\sindirizzo\semail\snon\ssarà\spubblicato.*|geef\seen\sreactie.*|plaats\seen\sreactie.*|lämna\sett\ssvar.*|skriv\sen\skommentar.*|dodaj\skomentarz.*|twój\sadres\se-?mail\snie\szostanie\sopublikowany.*|добавить\sкомментарий|оставить\sкомментарий|комментарии(?:\s\(?\d+\)?)?|ваш\s(?:адрес\s)?e-?mail\sне\sбудет\sопубликован.*|اترك\s(?:تعليقا?ً?|رداً?).*|لن\sيتم\sنشر\sعنوان\sبريدك.*|دیدگاهتان\sرا\sبنویسید|نظرات|发表评论|发表回复|コメントを残す|댓글(?:\s?남기기)?|bir\s(?:yanıt|cevap)\s(?:yazın|yaz).*|e-posta\shesabınız\syayımlanmayacak.*|tinggalkan\s(?:balasan|komentar).*
      )$";
    /// Newsletters, subscriptions, accounts, apps, cookies.
    SUBSCRIBE = r"(?x)(?:
        ^(?:subscribe|sign\sup|register|log\sin|sign\sin|join|download|get\sour|follow\sus|find\sus|like\sus|stay\s(?:up\sto\sdate|informed|connected|tuned\sto)|get\sthe\s(?:latest|best|news|app)|receive\s(?:the|our)|enter\syour\semail|already\sa\s(?:subscriber|member)|not\sa\ssubscriber|support\s(?:our|us|independent|quality)|become\sa\s(?:member|subscriber|supporter|patron)|donate|please\s(?:consider|support|subscribe|enable|disable|whitelist|turn|wait)|this\scontent\sis\s(?:for|only)|to\scontinue\sreading|create\s(?:a\sfree|an)\saccount|start\s(?:your|a)\sfree\strial|unlock\s)\b
      | \b(?:to|for)\s(?:our|the)\s(?:free\s|daily\s|weekly\s|morning\s|email\s|e-mail\s|mailing\s|\w+\s){0,3}(?:newsletter|newsletters|mailing\slist|briefing|e-?paper|youtube\schannel|telegram\schannel|whatsapp\schannel|podcast|push\snotifications)\b
      | ^(?:newsletter|newsletters|e-paper|jetzt\sabonnieren|newsletter\sabonnieren|melden\ssie\ssich|jetzt\sanmelden|abonnieren|abonnez-vous|inscrivez-vous|s'abonner|suscríbete|suscribirse|regístrate|assine|inscreva-se|iscriviti|abonneer|подписаться|подписывайтесь|اشترك|عضویت|订阅)(?:\s.{0,80})?$
      | follow\s(?:us|me|him|her|them|\S+(?:\s\S+)?)\son\s(?:twitter|facebook|instagram|x|linkedin|telegram|youtube|google|social|tiktok|threads|bluesky|whatsapp)\b
      | ^(?:folgen\ssie\suns|folge\suns|suivez-nous|síguenos|siga-nos|seguici|volg\sons)\b
      )";
    COOKIES = r"(?x)(?:\b(?:uses?|using|accept|all|necessary|manage|our\suse\sof|diese\s(?:website|seite)\s(?:verwendet|nutzt|benutzt)|utilise\sdes|utiliza|utilizza|gebruikt|использует)\s(?:\w+\s){0,2}cookies?\b|^cookie\s?(?:s|policy|settings|notice|preferences|consent|richtlinie|einstellungen)?$|^(?:accept|accept\sall|reject\sall|manage\s(?:preferences|options|consent)|privacy\s(?:policy|settings|notice)|terms\s(?:of\s(?:use|service)|and\sconditions|&\sconditions)|datenschutz(?:erklärung)?|impressum|aviso\slegal|mentions\slégales)$|by\s(?:clicking|continuing|signing\sup|submitting|subscribing|registering|using\sthis)\b.{0,60}\b(?:you|agree|accept|consent)\b)";
    ADVERTISEMENT = r"(?x)^(?:(?:-\s*)?(?:story\scontinues\s(?:below|after)(?:\s(?:this\s)?(?:advertisement|ad|video))?|article\scontinues\s(?:below|after).*|continue\sreading\s(?:below|the\smain\sstory|after).*|continues?\sbelow|advertisements?|adverts?|ad|ads|ads\sby\s\w+|sponsored|paid\s(?:post|content|advertisement)|partner\scontent|skip\s(?:ad|advertisement|to\s(?:main\s)?content|to\snext)|scroll\s(?:down\s)?(?:to|for)\s(?:continue|more|next|read)(?:\s.*)?|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annons|annonse|annonce|reklama|реклама|إعلان|اعلان|تبلیغات|פרסומת|विज्ञापन|广告|廣告|広告|광고|reklam|iklan|lesen\ssie\sauf\sder\snächsten\sseite.*|video\splayback\sis\snot\ssupported|your\sbrowser\sdoes\snot\ssupport.*|javascript\s(?:is|must\sbe)\s.*|please\s(?:enable|turn\son)\sjavascript.*|this\svideo\s(?:is\snot|cannot|can\snot)\b.*|loading|loading\s\w+|play(?:\svideo)?|pause|mute|close|menu|search|share|home|back\sto\stop|top|next|previous|prev|toggle\s\w+|expand|collapse|show\smore|view\s(?:all|more|gallery)|load\smore|see\sall|learn\smore|click\shere|read\sfull\sarticle|open\sin\sapp|exit\smobile\sversion|view\s(?:desktop|mobile|full|non-amp)\s(?:version|site)|desktop\sversion|mobile\sversion|printer[\s-]friendly(?:\sversion)?|listen\sto\sthis\s(?:article|story)|listen|text\ssize|font\ssize|a\+?|translate|copy\slink|copied|report\s(?:an?\s)?(?:error|typo|abuse|ad|this\sad)|suggest\sa\scorrection|zurück|nach\soben|startseite|zur\sstartseite|mehr|weiterlesen|seite\sdrucken|haut\sde\spage|retour|volver|inicio|imprimir|imprimer|назад|наверх))(?:\s*-)?$";
    /// Where copied news names the place it was copied from.
    AGGREGATOR = r"(?x)(?:
        ^this\s(?:news|article|story|post|content|report|item)\s(?:has\sbeen|was|is)\s(?:automatically\s|originally\s|first\s)?(?:collected|gathered|sourced|taken|syndicated|generated|published|republished|aggregated|imported|curated|reproduced|auto-?generated|created)\b
      | \bclick\s(?:here\s|to\s)+(?:enter|visit|read|view|see|go\sto)\s(?:the\s)?(?:source|original|full|more)\b
      | ^(?:source\s(?:link|url|article|website)|sources?|original\s(?:source|article|post|link|story)|link\s(?:to\s)?(?:source|original)(?:\sarticle)?|via|quelle|quellenlink|lien\s(?:source|original)|fuente|fonte|źródło|источник|المصدر|منبع|来源|출처|kaynak|sumber)(?:\s?[:\-]\s?\S{1,40}(?:\s\S{1,20}){0,3})?$
      | ^the\spost\s.{3,300}\s(?:appeared\sfirst\son|first\sappeared\son)\s
      | ^(?:originally|first)\s(?:published|appeared|posted)\s(?:on|at|by|in)\b
      | ^(?:read|view|see)\s(?:the\s)?(?:original|full|entire|complete|whole)\s(?:article|story|post|report|news)(?:\s(?:here|at|on)\b.{0,60})?$
      | ^\(?(?:except\sfor\sthe\sheadline|this\sstory\shas\snot\sbeen\sedited|with\sinputs?\sfrom|with\sagency\sinputs?|disclaimer:)
      | ^(?:reproduced|republished|reprinted)\s(?:with|from|by)\b
      | ^©|^\(c\)\s|^copyright\b|\ball\srights\sreserved\b|^alle\srechte\svorbehalten|^tous\sdroits\sréservés|^todos\slos\sderechos\sreservados|\bmay\snot\sbe\s(?:published|reproduced|copied|redistributed)\b.*\b(?:permission|rewritten|redistributed|consent)\b
      )";
    /// `By Jane Doe`, `By Jane Doe and John Roe, Foreign Correspondent`.
    BYLINE = r"(?x)^(?:(?:written|reported|posted|published|story|report|article|text|words|analysis|opinion|edited|compiled|reporting|contributed|photographs?|photos?)\s)?(?:by|von|par|por|di|door|av|af|przez|автор|نوشته|بقلم|כתב|מאת|作者|記者|记者)\s*:?\s+(?:the\s)?[\p{Lu}\p{Lo}][\p{L}'’.\-]*(?:(?:\s|,\s|\s?&\s|\s?\|\s?|/|\s[-–—]\s)(?:and|und|et|y|e|en|i|of|for|in|the|de|da|di|van|von|der|den|del|la|le|bin|al|el|\p{Lu}[\p{L}\d'’.\-]*|\p{Lo}[\p{L}'’.\-]*)){0,14}\.?$";
    BYLINE_LABEL = r"(?x)^(?:authors?|reporters?|writers?|editors?|editing\sby|reporting\sby|additional\sreporting\s(?:by|from)|written\sby|posted\sby|published\sby|edited\sby|compiled\sby|autor(?:en|in|a|es)?|auteurs?|redaktion|redacción|texte|автор)\s*:?\s+\S.{0,80}$";
    TIMES = r"(?x)^(?:(?:\d+|an?|one|two|three|a\sfew)\s(?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|years?|secs?|seconds?)\s(?:ago|read)|(?:reading\stime|read\stime|estimated\sreading\stime|lesezeit|lesedauer|temps\sde\slecture|tiempo\sde\slectura)\b.{0,20}|\d+\smin(?:ute)?\sread|vor\s\d+\s\w+|il\sy\sa\s\d+\s\w+|hace\s\d+\s\w+|published|updated|last\s(?:updated|modified)|posted|posted\s(?:on|in|by)|published\s(?:on|by|in|at)|publié(?:\sle)?|veröffentlicht(?:\sam)?|publicado(?:\sel)?|on|by|in|at|date|just\snow|yesterday|today)$";
    /// A picture's credit at the end of a line, in brackets or after a colon.
    CREDIT = r"(?x)(?:
        [\[(][^\[\]()]{0,80}(?:/|photo|foto|image|picture|agency|getty|reuters|\bap\b|\bafp\b|\bepa\b|anadolu|handout|file|courtesy|shutterstock|xinhua|dpa|wikimedia|flickr|screenshot|screengrab|via\s)[^\[\]()]{0,80}[\])]\.?$
      | (?:^|\s)[\[(]?(?:photo(?:s|graph|graphs|graphie)?|foto(?:s|grafía|grafie)?|image|images|picture|pictures|pic|file\sphoto|representational\simage|illustration|credit|photo\scredits?|image\scredits?|picture\scredit|bild|bilder|fotos?|crédits?|crédit\sphoto|imagen|фото|صورة|عکس|图|圖|写真|사진|grafik|screenshot)(?:\s(?:by|von|par|por|from|source|courtesy|via|de))?\s?[:©/]\s?\S
      | (?:^|\s)(?:photo(?:graph|s)?|image|picture|photos)\s(?:courtesy|by|via|from)\b(?:\sof)?\s\S
      | (?:/|\s-\s|\svia\s|\|\s?)(?:getty(?:\simages)?|reuters|ap(?:\sphoto)?|afp|epa(?:-efe)?|efe|shutterstock|istock(?:photo)?|alamy(?:\sstock\sphoto)?|xinhua|anadolu(?:\sagency)?|bloomberg|zuma(?:\spress)?|imago(?:\simages)?|picture[\s-]alliance|dpa|ansa|tass|pa(?:\swire)?|unsplash|pixabay|pexels|wikimedia(?:\scommons)?|flickr|nurphoto|pool|handout|depositphotos|fotolia|adobe\sstock|keystone|belga)\)?$
      | ^(?:file\sphoto|file\spicture|file\simage|file|representational|representative\simage|photo|image|picture|stock\simage|illustration|screenshot|screengrab|symbolbild|archivbild|imagen\sde\sarchivo|archive\sphoto|archivfoto)(?:\s?[:)\]-].{0,200})?$
      )";
    SECTION_ONLY = r"(?x)^(?:tags?|topics?|filed\s(?:under|in)|categor(?:y|ies)|categories|keywords|schlagwörter|schlagworte|kategorien?|mots-clés|etiquetas|temas|tópicos|labels?|subjects|themen|stichworte|теги|метки|tags:)(?:\s?:\s?.{0,200})?$|^(?:posted|filed|published)\s(?:in|under)\s?:?\s.{1,80}$|^in\sthis\sarticle:?.{0,80}$";
    CONTACT = r"(?x)(?:^(?:contact|reach|email|write\sto|tips\?)\b.{0,80}\b(?:at|on)\b\s\S+|^[\w.+-]+@[\w-]+\.[\w.]+$|^https?://\S+$|^www\.\S+$|^pic\.twitter\.com/\S+$|^@\w+$|^(?:have|got)\s(?:a|any)\s(?:tips?|story|news|questions?|feedback|comments?)\b)";
}

static RULES: &[Rule] = &[
    Rule {
        reason: "aggregator-note",
        at_most: 60,
        test: |l| AGGREGATOR.is_match(&l.plain) && (l.words <= 12 || !l.is_prose() || firm_aggregator(l)),
    },
    Rule {
        reason: "comment-form",
        at_most: 30,
        test: |l| COMMENT.is_match(&l.plain),
    },
    Rule {
        reason: "related-link",
        at_most: 40,
        test: |l| RELATED_LABEL.is_match(&l.plain) && related_label_is_sure(l),
    },
    Rule {
        reason: "related-link",
        at_most: 12,
        test: |l| RELATED_HEADING.is_match(&l.plain),
    },
    Rule {
        reason: "share",
        at_most: 20,
        test: |l| SHARE.is_match(&l.plain),
    },
    Rule {
        reason: "subscribe",
        at_most: 32,
        test: |l| SUBSCRIBE.is_match(&l.plain) && subscribe_is_sure(l),
    },
    Rule {
        reason: "cookie-notice",
        at_most: 60,
        test: |l| COOKIES.is_match(&l.plain) && !l.text.contains(['“', '”', '"']),
    },
    Rule {
        reason: "advertisement",
        at_most: 12,
        test: |l| ADVERTISEMENT.is_match(&l.plain),
    },
    Rule {
        reason: "publication-note",
        at_most: 8,
        test: |l| TIMES.is_match(&l.plain),
    },
    Rule {
        reason: "byline",
        at_most: 18,
        test: |l| is_byline(l.text),
    },
    Rule {
        reason: "photo-credit",
        at_most: 70,
        test: |l| CREDIT.is_match(&l.plain) && credit_is_sure(l),
    },
    Rule {
        reason: "tags",
        at_most: 40,
        test: |l| SECTION_ONLY.is_match(&l.plain) && !l.sentence,
    },
    Rule {
        reason: "contact",
        at_most: 16,
        test: |l| CONTACT.is_match(&l.plain),
    },
    Rule {
        reason: "date-line",
        at_most: 16,
        test: |l| dates::is_date_line(l.text),
    },
    Rule {
        reason: "ornament",
        at_most: 12,
        test: |l| !l.text.chars().any(char::is_alphanumeric),
    },
];

/// An aggregator's note that is one even as a full sentence: it speaks of itself.
fn firm_aggregator(line: &Line<'_>) -> bool {
    line.plain.starts_with("this ")
        || line.plain.starts_with("the post ")
        || line.plain.contains("rights reserved")
        || line.plain.contains("may not be")
}

/// A label such as `Read:` or `Watch` counts in capitals, or with a colon; `Opinion:` and its kind only so.
fn related_label_is_sure(line: &Line<'_>) -> bool {
    let head = line
        .text
        .split([':', '|', '>', '»', '：'])
        .next()
        .unwrap_or(line.text);
    let shouted = head.chars().any(char::is_uppercase) && !head.chars().any(char::is_lowercase);
    // A sentence of the body may begin "Analysis: …"; another article's title seldom ends in a full stop.
    shouted
        || !line.is_prose() && !line.text.ends_with('.')
        || line.plain.starts_with("read more")
        || line.plain.starts_with("also read")
}

/// A call to the reader is short, or speaks of a newsletter or of following.
fn subscribe_is_sure(line: &Line<'_>) -> bool {
    if line.text.contains(['“', '”']) {
        return false;
    }
    let names_it = [
        "newsletter",
        "subscri",
        "sign up",
        "follow",
        "inbox",
        "donate",
        "mailing list",
        "abonn",
        "app",
        "account",
        "member",
        "support our",
        "support us",
        "log in",
        "sign in",
    ]
    .iter()
    .any(|word| line.plain.contains(word));
    names_it && (line.words <= 22 || line.plain.contains("newsletter") || line.plain.contains("inbox"))
        || line.words <= 5
}

/// A credit ends the line, or the line is short, or it stands in brackets at the end of something that is no sentence.
fn credit_is_sure(line: &Line<'_>) -> bool {
    if line.text.ends_with([']', ')']) || line.text.ends_with("].") {
        return true;
    }
    !line.sentence || line.words <= 14
}

/// Whether the line credits the author and does nothing else.
pub(super) fn is_byline(text: &str) -> bool {
    let text = text.trim();
    let lowered = text.split_whitespace().next().unwrap_or("").to_lowercase();
    if BYLINE_LABEL.is_match(&text.to_lowercase())
        && !Line::new(text).is_prose()
        && text.split_whitespace().count() <= 14
        && !text.ends_with('.')
    {
        return text.contains(':') || lowered != "authors" && names_only(text);
    }
    let mut probe = String::with_capacity(text.len());
    // The pattern wants its preposition in lower case and the names as they are.
    for (n, word) in text.split(' ').enumerate() {
        if n > 0 {
            probe.push(' ');
        }
        if n < 2
            && matches!(
                word.trim_end_matches(':').to_lowercase().as_str(),
                "by" | "von"
                    | "par"
                    | "por"
                    | "di"
                    | "door"
                    | "av"
                    | "af"
                    | "written"
                    | "reported"
                    | "posted"
                    | "published"
                    | "story"
                    | "report"
                    | "text"
                    | "words"
                    | "edited"
                    | "compiled"
                    | "автор"
            )
        {
            probe.push_str(&word.to_lowercase());
        } else {
            probe.push_str(word);
        }
    }
    BYLINE.is_match(&probe) && !text.ends_with(['?', '!'])
}

fn names_only(text: &str) -> bool {
    let mut words = text.split_whitespace().skip(1);
    words.all(|word| {
        word.chars().next().is_some_and(|c| c.is_uppercase())
            || matches!(word, "by" | "and" | "from" | "&" | "in")
    })
}

/// The names in a byline, without the words around them.
pub(super) fn byline_names(text: &str) -> Vec<String> {
    let mut rest = text.trim().trim_end_matches('.');
    loop {
        let Some((first, after)) = rest.split_once(char::is_whitespace) else {
            break;
        };
        let word = first.trim_end_matches(':').to_lowercase();
        if matches!(
            word.as_str(),
            "by" | "von"
                | "par"
                | "por"
                | "di"
                | "door"
                | "av"
                | "af"
                | "written"
                | "reported"
                | "posted"
                | "published"
                | "story"
                | "report"
                | "text"
                | "words"
                | "edited"
                | "compiled"
                | "author"
                | "authors"
                | "автор"
                | "autor"
                | "reporter"
                | "reporting"
                | "editing"
                | "editor"
                | "additional"
                | "reporters"
        ) {
            rest = after.trim_start();
        } else {
            break;
        }
    }
    let rest = rest.split(['|', '/']).next().unwrap_or(rest);
    rest.split([',', '&', ';'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" und "))
        .map(str::trim)
        .filter(|name| !name.is_empty() && name.split_whitespace().count() <= 6)
        .map(str::to_owned)
        .collect()
}

/// Why a line is no part of an article; `None` for a line to keep.
pub(super) fn reason(line: &Line<'_>) -> Option<&'static str> {
    RULES
        .iter()
        .find(|rule| line.words <= rule.at_most && (rule.test)(line))
        .map(|rule| rule.reason)
}

/// Why each line goes, or `None`: the rules, and what only the neighbours tell.
///
/// After the heading of a list of other articles (`Trending`, `Related stories`) the short lines go with it, up to the
/// next line that reads as prose; so do the fields of a comment form.
pub(super) fn sweep(lines: &[Line<'_>]) -> Vec<Option<&'static str>> {
    let mut reasons: Vec<Option<&'static str>> = lines.iter().map(reason).collect();
    let last_prose = lines
        .iter()
        .zip(&reasons)
        .rposition(|(line, reason)| reason.is_none() && reads_as_prose(line));
    let mut run: Option<&'static str> = None;
    for at in 0..lines.len() {
        let line = &lines[at];
        let after_the_body = last_prose.is_none_or(|last| at > last);
        match reasons[at] {
            Some("related-link") if RELATED_HEADING.is_match(&line.plain) && after_the_body => {
                run = Some("related-link")
            }
            Some("comment-form") if after_the_body => run = Some("comment-form"),
            Some(_) => {}
            None if run.is_some() && after_the_body => reasons[at] = run,
            None => run = None,
        }
    }
    reasons
}

/// A line that is surely a paragraph of an article.
pub(super) fn reads_as_prose(line: &Line<'_>) -> bool {
    line.sentence && line.words >= 8 || line.words >= 25 || line.words <= 3 && line.text.chars().count() >= 40
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(reason(&Line::new(text)), expected, "{text}");
    }

    #[test]
    fn lines_of_the_page_go() {
        for (text, expected) in [
            ("READ: Harbour council splits over the new crane", "related-link"),
            ("Read more: Why the ferry was late", "related-link"),
            ("Lire aussi : Le port rouvre lundi", "related-link"),
            ("Leave a Reply", "comment-form"),
            (
                "Your email address will not be published. Required fields are marked *",
                "comment-form",
            ),
            ("Trending", "related-link"),
            ("Exit mobile version", "advertisement"),
            ("Source link", "aggregator-note"),
            (
                "This news has been collected from trusted wires in the region. Click here to enter the source.",
                "aggregator-note",
            ),
            (
                "The post Ferry late again appeared first on Coast Daily.",
                "aggregator-note",
            ),
            ("Published", "publication-note"),
            ("5 min read", "publication-note"),
            ("By Mira Tolland", "byline"),
            ("By MIRA TOLLAND and Jo Ferris, Staff Writers", "byline"),
            ("Von Anna Berg", "byline"),
            (
                "Dockers wait at gate four, Port Ansel, 3 May 2024 [Harbour Board/Handout]",
                "photo-credit",
            ),
            ("(Photo by Mira Tolland/Getty Images)", "photo-credit"),
            ("Share this article", "share"),
            ("Share on Facebook", "share"),
            ("Sign up to our daily newsletter", "subscribe"),
            ("Advertisement", "advertisement"),
            ("We use cookies to improve your visit.", "cookie-notice"),
            ("December 7, 2023 at 4:46 pm", "date-line"),
            ("Tags: harbour, strike", "tags"),
            ("* * *", "ornament"),
            ("© 2024 Coast Daily. All rights reserved.", "aggregator-note"),
        ] {
            check(text, Some(expected));
        }
    }

    #[test]
    fn sentences_and_subheadings_stay() {
        for text in [
            "TIES TO THE HARBOUR",
            "He read the letter aloud and then asked the board to vote.",
            "By Monday the strike had spread to three more ports.",
            "Cookies were handed out to the strikers on the quay.",
            "The source of the fire is unknown.",
            "Follow the money, she told the inquiry.",
            "“Subscribe to what you like,” he said, “but pay your crew.”",
            "Published figures show that the harbour lost 4 million crowns.",
            "On December 7, 2023 the harbour closed.",
            "Trending upwards for a year, prices fell in May.",
            "What happens next",
            "“Leave a reply at the gate,” the guard told them, according to two of the drivers.",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn names_come_out_of_bylines() {
        assert_eq!(
            byline_names("By Mira Tolland and Jo Ferris"),
            ["Mira Tolland", "Jo Ferris"]
        );
        assert_eq!(byline_names("Von Anna Berg"), ["Anna Berg"]);
    }

    #[test]
    fn short_lines_after_a_list_heading_go_with_it() {
        let lines: Vec<Line<'_>> = [
            "The board voted to close the gate on Monday night.",
            "Trending",
            "Ferry late",
            "Gull bites man",
        ]
        .into_iter()
        .map(Line::new)
        .collect();
        assert_eq!(
            sweep(&lines),
            [
                None,
                Some("related-link"),
                Some("related-link"),
                Some("related-link")
            ]
        );
    }
}
