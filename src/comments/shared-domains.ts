/** Who gives addresses to everybody, and ends of names that many owners share: to block one of these would shut out strangers. */
export const SHARED_DOMAINS: ReadonlySet<string> = new Set(
  `
  gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr hotmail.be hotmail.co.uk live.com live.fr live.be
  live.co.uk msn.com yahoo.com yahoo.fr yahoo.co.uk yahoo.ca ymail.com rocketmail.com icloud.com me.com mac.com aol.com aol.fr
  proton.me protonmail.com protonmail.ch pm.me tuta.io tuta.com tutanota.com mailbox.org posteo.net posteo.de fastmail.com
  fastmail.fm gmx.com gmx.fr gmx.de gmx.net gmx.ch web.de t-online.de freenet.de zoho.com hey.com duck.com mozmail.com
  orange.fr wanadoo.fr free.fr sfr.fr neuf.fr cegetel.net club-internet.fr numericable.fr bbox.fr laposte.net aliceadsl.fr
  9online.fr noos.fr ovh.fr gandi.net mailo.com mailo.fr net-c.com net-c.fr infomaniak.com ik.me skynet.be proximus.be
  telenet.be voo.be scarlet.be bluewin.ch sunrise.ch hispeed.ch romandie.com videotron.ca bell.net sympatico.ca rogers.com
  shaw.ca telus.net btinternet.com bt.com sky.com virginmedia.com talktalk.net ntlworld.com blueyonder.co.uk plusnet.com
  comcast.net verizon.net att.net sbcglobal.net cox.net charter.net earthlink.net libero.it virgilio.it tiscali.it alice.it
  terra.es telefonica.net sapo.pt wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz mail.ru yandex.ru yandex.com bk.ru
  inbox.ru list.ru rambler.ru ukr.net qq.com 163.com 126.com naver.com rediffmail.com
  education.gouv.fr ac-paris.fr gouv.fr asso.fr com.fr eu.org
  co.uk org.uk ac.uk gov.uk me.uk ltd.uk nhs.uk co.nz org.nz com.au net.au org.au edu.au gov.au com.br com.mx com.tr com.cn
  co.jp co.kr co.in co.za com.ar com.pl com.ru qc.ca on.ca gc.ca
  github.io gitlab.io wordpress.com blogspot.com netlify.app vercel.app pages.dev herokuapp.com
  `
    .trim()
    .split(/\s+/),
);
