// The emoji people use in conversations, by what they show.

export const emoji = {
  emojiFaces:
    "😀 😄 😁 😅 😂 🙂 😉 😊 😇 🥰 😍 😘 😋 😜 🤪 🤗 🤭 🤔 🤨 😐 😏 🙄 😬 😌 😴 😷 🤒 🤯 🥳 😎 🤓 😕 😟 😮 😳 🥺 😢 😭 😱 😤 😡",
  emojiHands:
    "👍 👎 👌 🤞 ✌️ 🤙 👏 🙌 🙏 💪 👋 🤝 👆 👇 👉 👈 ✋ 🤷 🤦 ❤️ 🧡 💛 💚 💙 💜 🖤 💕 💔 ✨ ⭐ 🔥 🎉 💯",
  emojiNature: "☀️ 🌤️ 🌧️ ❄️ 🌈 🌸 🌹 🌱 🌳 🐶 🐱 🐻 🦊 🐝 🦋 🍎 🍓 🍋 🍕 🍝 🍔 🥗 🍰 🍪 🍫 ☕ 🍵 🍺 🍷 🥂",
  emojiThings: "📦 🚚 🛒 🛍️ 🎁 💳 💶 🧾 📷 📱 💻 🖨️ 📧 📞 📍 🏠 ✈️ 🚗 🚲 ⏰ 📅 🔑 🔒 💡 🛠️ 📎 ✅ ❌ ❓ ❗ ⚠️",
} as const;
